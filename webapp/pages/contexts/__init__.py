"""What templates are given: plain values made from selectors, so that templates only show."""
