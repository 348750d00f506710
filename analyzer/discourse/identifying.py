"""The actors of a text as people told them apart and joined them: every later step reads these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzer.identities import Identity, apart, canonical, plain
from analyzer.types import Document, Mention, Target


def identified(
    document: Document, targets: Sequence[Target], identities: Sequence[Identity]
) -> tuple[Target, ...]:
    """Actors in order of their first mention, first told apart, then joined and called by their name."""
    if not identities:
        return tuple(targets)
    separate = apart(identities)
    told = [part for target in targets for part in _told_apart(document, target, separate)]
    return tuple(sorted(_joined(told, identities), key=lambda target: target.mentions[0].start))


def _told_apart(document: Document, target: Target, separate: frozenset[frozenset[str]]) -> Iterable[Target]:
    """One target for each of its names that people say is another's; the other names stay with the first."""
    names = [target.name, *target.aliases]
    heads = [target.name]
    for name in names[1:]:
        if any(frozenset((plain(name), plain(head))) in separate for head in heads):
            heads.append(name)
    if len(heads) == 1:
        return [target]
    mine: dict[str, list[Mention]] = {head: [] for head in heads}
    by_plain = {plain(head): head for head in heads}
    for mention in target.mentions:
        said = plain(document.text[mention.start : mention.end])
        mine[by_plain.get(said, target.name)].append(mention)
    others = tuple(name for name in target.aliases if name not in heads)
    first = replace(target, aliases=others, mentions=tuple(mine[target.name]))
    rest = [
        replace(target, name=head, aliases=(), mentions=tuple(mine[head]), titles=()) for head in heads[1:]
    ]
    return [each for each in (first, *rest) if each.mentions]


def _joined(targets: Sequence[Target], identities: Sequence[Identity]) -> list[Target]:
    names = canonical(identities)
    groups: dict[str, list[Target]] = {}
    found: list[Target] = []
    for target in targets:
        called = (target.name, *target.aliases)
        identity = next((names[plain(name)] for name in called if plain(name) in names), None)
        if identity is None:
            found.append(target)
        elif identity.names[0] in groups:
            groups[identity.names[0]].append(target)
        else:
            groups[identity.names[0]] = [target]
    for name, members in groups.items():
        kind = names[plain(name)].kind
        aliases = dict.fromkeys(each for target in members for each in (target.name, *target.aliases))
        mentions = sorted(
            {mention for target in members for mention in target.mentions}, key=lambda mention: mention.start
        )
        found.append(
            replace(
                members[0],
                name=name,
                kind=kind or members[0].kind,
                aliases=tuple(alias for alias in aliases if alias != name),
                mentions=tuple(mentions),
                titles=tuple(dict.fromkeys(title for target in members for title in target.titles)),
            )
        )
    return found
