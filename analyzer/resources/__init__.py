"""Lexicons and codebooks as values; a curator's edition takes the place of the shipped one."""

from analyzer.resources.store import Resources

__all__ = ["Resources"]
