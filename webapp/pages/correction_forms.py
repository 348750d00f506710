"""The form of one correction: an answer in the label's own values, and a reason."""

from __future__ import annotations

from typing import Any

from django import forms

from analyzer.labels import LABELS, LONGEST_TEXT, Choice
from webapp.corrections.checking import LONGEST_REASON
from webapp.corrections.values import Said, Stretch
from webapp.pages.contexts.correcting import Target

YES, NO = "yes", "no"
_ANSWERS = [(YES, "Yes"), (NO, "No")]
_WHOSE_WORDS = (
    "The two become one, called as the base text says it, or else as the text does that came first."
)
PASSAGE_GONE = "What you chose does not stand there any more: it was changed meanwhile. Choose anew."


class CorrectionForm(forms.Form):
    """Fields come with the kind of label; ``said`` is what the services take."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_words = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        label="Why",
        help_text="One sentence. Others read it beside your value.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        own = dict(_fields(target))
        kept = {name: self.fields[name] for name in ("reason", "seen", "seen_words")}
        self.fields = {**own, **kept}  # type: ignore[assignment]
        self.fields["seen_words"].initial = target.print

    @property
    def is_of_other_words(self) -> bool:
        """Whether what was sent was written beside other words than stand there now."""
        return bool(self.data.get("seen_words", "")) and self.data["seen_words"] != self.target.print

    def clean_words(self) -> str:
        """A part of the stretch, as it stands there."""
        words = " ".join(self.cleaned_data["words"].split())
        if words and words not in " ".join(self.target.words.split()):
            raise forms.ValidationError(
                "These words do not stand in the passage. Copy them from it as they are, or leave the field empty."
            )
        return str(words)

    def said(self) -> Said:
        target, data = self.target, self.cleaned_data
        chosen: dict[str, Any] = {"reason": data["reason"]}
        if data.get("words"):
            chosen["at"] = (_part_of(target, data["words"]),)
        if data.get("frame"):
            chosen["part"] = data["frame"]
        if data.get("goal"):
            chosen["toward"] = target.claim_places[data["goal"]]
        if taken := data.get("taken"):
            keys = taken if isinstance(taken, list) else [taken]
            chosen["taken"] = tuple(_stretch(key) for key in keys)
        return target.said(self._value(data.get("value")), **chosen)

    def _value(self, value: Any) -> Any:
        return value == YES if LABELS[self.target.kind].form == "yes_or_no" else value


def _part_of(target: Target, words: str) -> Stretch:
    """The first place of these words in the passage, whatever blanks stand between them."""
    article, start, _ = target.at[0]
    text, wanted = target.words, words.split()
    at = 0
    while True:
        first = text.index(wanted[0], at)
        end = first
        for word in wanted:
            rest = text[end:].lstrip()
            if not rest.startswith(word):
                break
            end = len(text) - len(rest) + len(word)
        else:
            return Stretch(article, start + first, start + end)
        at = first + 1


def _stretch(key: str) -> Stretch:
    article, start, end = (int(number) for number in key.split(":")[:3])
    return Stretch(article, start, end)


def _fields(target: Target) -> list[tuple[str, forms.Field]]:
    label = LABELS[target.kind]
    fields: list[tuple[str, forms.Field]] = []
    if target.frames:
        choices = [("", "Choose a frame"), *target.frames]
        fields.append(("frame", forms.ChoiceField(label="Frame", choices=choices)))
    if target.kind in ("claim.split", "claim.move"):
        fields.append(("taken", _passages(target)))
    if target.claims:
        goals = [("", "Choose a claim"), *target.claims]
        help_text = _WHOSE_WORDS if target.kind == "claim.merge" else ""
        fields.append(("goal", forms.ChoiceField(label=label.question, choices=goals, help_text=help_text)))
    if label.form != "act":
        fields.append(("value", _answer(target)))
    if target.kind == "sentence.voice":
        help_text = "If it is true of a part of the passage alone, that part. Empty means all of it."
        fields.append(
            ("words", forms.CharField(label="Only these words", required=False, help_text=help_text))
        )
    if target.kind == "claim.cell" and target.sentences:
        choices = [("", "The nearest one"), *target.sentences]
        fields.append(
            (
                "taken",
                forms.ChoiceField(
                    label="Which sentence says it",
                    choices=choices,
                    required=False,
                    error_messages={"invalid_choice": PASSAGE_GONE},
                ),
            )
        )
    return fields


def _passages(target: Target) -> forms.Field:
    if target.kind == "claim.move":
        return forms.ChoiceField(
            label="Which passage",
            choices=target.sentences,
            widget=forms.RadioSelect,
            initial=target.sentences[0][0] if len(target.sentences) == 1 else None,
            error_messages={"invalid_choice": PASSAGE_GONE},
        )
    return forms.MultipleChoiceField(
        label="Which passages are the other claim",
        choices=target.sentences,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one passage that says something else.",
            "invalid_choice": PASSAGE_GONE,
        },
    )


def _answer(target: Target) -> forms.Field:
    label = LABELS[target.kind]
    if label.form == "text":
        widget = (
            forms.TextInput(attrs={"list": f"{target.key}-names", "autocomplete": "off"})
            if target.names
            else None
        )
        help_text = {
            "sentence.speaker": "A person or body of the event, or a new name. Empty means nobody by name.",
            "claim.split": "Empty means its own words.",
        }.get(target.kind, "")
        return forms.CharField(
            label=label.question,
            required=not label.may_be_empty,
            max_length=LONGEST_TEXT,
            initial=target.current,
            help_text=help_text,
            widget=widget,
        )
    choices = [(choice.value, _offered(choice)) for choice in label.choices]
    if label.form == "any_of":
        return forms.MultipleChoiceField(
            label=label.question, choices=choices, widget=forms.CheckboxSelectMultiple, initial=target.current
        )
    if label.form == "yes_or_no":
        initial = None if target.current is None else NO if target.current else YES  # the other answer
        return forms.ChoiceField(
            label=label.question, choices=_ANSWERS, widget=forms.RadioSelect, initial=initial
        )
    return forms.ChoiceField(
        label=label.question, choices=choices, widget=forms.RadioSelect, initial=target.current
    )


def _offered(choice: Choice) -> str:
    words = choice.words[:1].upper() + choice.words[1:]
    return f"{words}: {choice.meaning}" if choice.meaning else words
