"""Words that attribute, by part of speech and class: in each line the frames and, behind the bar, the lemmas.

The frames are explained in cues.py.

Phrasal verbs are written with an underscore. "hop" is how the lemmatiser spells "hoping".
"""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.types import CueClass

Tables = tuple[tuple[CueClass, str], ...]


def read_tables(tables: Tables) -> Mapping[str, tuple[CueClass, frozenset[str]]]:
    """Lemma → class and frames. A word of two classes has the class of its first row and the frames of both."""
    entries: dict[str, tuple[CueClass, frozenset[str]]] = {}
    for cue_class, table in tables:
        for line in table.strip().splitlines():
            frames, _, lemmas = line.partition("|")
            for lemma in lemmas.split():
                first, known = entries.get(lemma, (cue_class, frozenset()))
                entries[lemma] = (first, known | frozenset(frames.split()))
    return entries


_NEUTRAL = """
as | refer
np | assess contradict detail discuss endorse lay_out oppose outline point_to ponder reference summarize voice
np | weigh
np as | characterise characterize depict interpret rate
np as quote | describe
np ing | contemplate envision mull
np np:to | attribute
np quote | cite express
np to | liken
np:as as | cast portray regard see view
np:pred | brand deem term
np:pred quote | dub label
np:pred quote for:demand | call
np:to | compare
of about quote | speak talk
quote | begin chant continue cry interject intone laugh mutter read scream sigh sum_up
that | calculate determine feel imagine judge know learn preach reckon rule show suspect understand
that about on with | disagree
that about quote | joke muse testify
that at quote | hint
that for against quote | argue
that holder | convince
that holder quote | inform
that holder to | persuade
that holder to of about quote | tell
that np | consider doubt estimate forecast foresee project signal
that np ing | anticipate
that np ing quote | recall suggest
that np quote | announce declare explain indicate mention predict recount reiterate repeat state
that np to | expect prefer
that np to ing quote | propose
that quote | add answer believe comment conclude counter exclaim find inquire lecture observe opine post
that quote | protest quip reason remark reply report respond retort say shout think tweet whisper wonder write
that quote | yell
that to | decide hate hop hope wish
that to ing quote | advise recommend
that to quote | ask object
that with | concur
to | prompt
to for against | vote
that quote | gush chirp chime_in chip_in pipe_up volunteer crow snap snarl growl grumble murmur mumble roar bellow
that quote | rant thunder bark holler moan groan
that quote | figure suppose guess presume surmise gather conjecture posit postulate hypothesize extrapolate
that | hear accept marvel assume
that np | conceive convey relate signify spell_out
that np quote | proclaim pronounce decree articulate spell_out
that np ing as quote | propose
at about over | marvel balk bristle gawk sneer chafe seethe
about of quote | brag
about over on | elaborate expound dwell harp touch reflect opine agonize fret obsess fume
to | allude attest testify
quote | refer_to allude_to
np as | paint
np | favor favour espouse
stance | support embrace promote
np quote | retweet
np | document illustrate
np | propound broach
np | offer
to | like
np | view
that | address
ing | cite
about of | think dream
for | hope
about | ask
against on for | decide
against for | rule
about on | press
adj | feel
np | show
"""

_STRESSING = """
np | call_for invoke trumpet
np as | tout
np ing for | advocate
quote | plead
that holder of quote | remind
that np | reinforce
that np quote | affirm assert emphasise emphasize highlight stress underline underscore
that np to | request
that np to quote | demand reaffirm urge
that on quote | insist
that quote | contend maintain
to | call_on direct encourage instruct order
to for | appeal lobby press push
to quote | beg implore
that np | illustrate
to | exhort implore entreat beseech beckon
on | double_down
"""

_COMMISSIVE = """
np | agree_to commit_to
np as | dismiss
that holder quote | assure
that np | guarantee
that np ing quote | deny
that np quote | reject
that np to quote | pledge promise vow
that to | threaten
that to on with quote | agree
that to quote | swear
to | aim commit decline offer refuse resolve seek undertake volunteer want
to ing | intend plan
to | hesitate consent elect prefer
that to | bet wager
that np | want
"""

_WARNING = """
that about quote | worry
that against quote | caution
that holder to | alert
that np | fear resent
that np ing | dread regret
that np quote | lament
that of about quote | complain
that to of about against quote | warn
that about over quote | gripe grouse grumble whine carp kvetch fret
"""

_CLAIMING = """
of quote | accuse
that | theorize
that about quote | speculate
that np quote | allege imply
that np to quote | claim
that of about quote | boast
that quote | charge insinuate
that to | pretend
to | purport
np | accuse
"""

_FACTIVE = """
np:as ing as | identify
that | discover notice realise realize stipulate
that ing | remember
that np as | recognise recognize
that np quote | acknowledge clarify concede confirm disclose note point_out reveal
that np to ing quote | admit
that to quote | confess
"""

_PRAISING = """
against | rail
np | challenge cheer deplore disavow mourn refute repudiate welcome
np as | celebrate decry defend deride
np for | chide commend fault knock rebuke salute
np for as | admire assail bash castigate lambast lambaste ridicule rip
np for as quote | attack blast condemn criticise criticize denounce hail mock praise slam
np for on | blame congratulate
np for quote | applaud laud scold thank
that np | bemoan dispute question
np for | chastise excoriate grill berate reproach reprimand reprove upbraid vilify malign disparage denigrate
np for as | belittle demean deprecate impugn lampoon revile insult savage skewer pan pillory
np for as | extol herald acclaim compliment exalt eulogize honor salute
np for as | commend fault chide rebuke scold knock blame thank congratulate
np | pooh-pooh downplay minimize trivialize play_down
np | detest loathe despise abhor disdain dislike distrust adore cherish appreciate relish
np for | apologize
for about to quote | apologize
"""

VERBS: Tables = (
    ("stressing", _STRESSING),
    ("warning", _WARNING),
    ("claiming", _CLAIMING),
    ("factive", _FACTIVE),
    ("praising", _PRAISING),
    ("commissive", _COMMISSIVE),
    ("neutral", _NEUTRAL),
)

NOUNS: Tables = (
    (
        "neutral",
        """
that | statement suggestion idea assertion argument conclusion announcement report prediction finding contention notion
that | sense feeling message explanation understanding expectation impression hunch guess ruling verdict position stance
that about on | belief comment observation opinion remark testimony thought view reservation
that of | estimate assessment description account depiction portrayal characterization characterisation interpretation
that of | perception forecast recollection mention discussion rejection denial endorsement approval dismissal
that to | decision recommendation
to | willingness reluctance eagerness agreement
that for of | hope
for | support preference admiration contempt disdain
np:to | opposition objection
of | understanding knowledge announcement distrust hatred
to for | push
with for | obsession
in | interest faith confidence trust belief
for | dislike enthusiasm passion
about of | skepticism scepticism
about | question illusion joke detail
that | case point message
at | offense offence outrage anger dismay
of | supporter opponent proponent advocate critic defender backer
to | determination ambition dream
""",
    ),
    (
        "stressing",
        "that to for | call demand plea appeal insistence\non | emphasis insistence\nthat | emphasis",
    ),
    (
        "commissive",
        """
that to | pledge promise vow commitment assurance threat refusal plan proposal offer
that to | desire goal bid bet
to | intention
for | plan proposal
""",
    ),
    (
        "warning",
        "that about of over | warning concern fear worry complaint anxiety alarm\nabout | qualm misgiving doubt",
    ),
    (
        "claiming",
        "that of | claim allegation accusation\nthat about | rumor rumour speculation suspicion\nthat | charge",
    ),
    (
        "factive",
        "that of | acknowledgment acknowledgement admission revelation recognition reminder confession",
    ),
    ("praising", "for of | praise criticism condemnation\nof | adulation denunciation mockery"),
)

ADJECTIVES: Tables = (
    (
        "neutral",
        """
that to about of | afraid confident certain sure hopeful glad proud sorry happy pleased excited angry upset unhappy
that to about of | relieved delighted thrilled surprised shocked stunned horrified
that about of | concerned worried convinced aware adamant optimistic pessimistic doubtful mindful nervous anxious
that about of | skeptical sceptical uneasy unsure uncertain unconvinced wary weary critical clear blunt
to | determined eager keen willing unwilling reluctant prepared desperate loath
about | passionate enthusiastic furious frank serious bullish bearish upfront candid vocal outspoken undecided
np:to | hostile sympathetic opposed
of | supportive dismissive contemptuous respectful
with | disappointed frustrated satisfied dissatisfied fed
""",
    ),
)
