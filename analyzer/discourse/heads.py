"""Nouns and pronouns by whether they can speak: people and bodies can, events and things cannot."""

from __future__ import annotations

from analyzer.discourse.wordlists import words

PERSON_PRONOUNS = words(
    """
    he she they we i who those one some many others several few both most all another none
    his her their my our me him us them
    everyone everybody anyone anybody nobody somebody someone no
    """
)

IMPERSONAL = words(
    """
    meeting move partnership cooperation agreement deal event summit session talk discussion
    visit step effort initiative measure plan policy decision action attack incident case
    crisis change development trend history experience fact evidence sign result outcome figure number
    datum statistic record situation law bill rule act regulation resolution treaty
    launch success failure victory loss collaboration relationship alliance commitment priority
    approach strategy project programme program operation election vote debate establishment finding findings potential environment
    creation growth rise fall decline increase decrease price cost market economy war conflict
    violence weather storm science logic reality truth sense thing way time year month week day moment
    issue problem question idea concept theory view point argument that this it which what there
    everything nothing something
    experiment test trial sample scan photograph photo image picture camera telescope sensor satellite instrument model
    simulation calculation measurement observation map chart graph symptom wound injury death accident crash fire flood
    earthquake hurricane eruption collapse explosion bombing shooting murder arrest raid merger takeover acquisition
    bankruptcy scandal affair controversy row dispute feud rivalry strike protest match game final season tournament
    race goal penalty score win draw defeat contract fee salary sale purchase profit revenue debt deficit surplus tax
    budget inflation unemployment recession recovery product device software algorithm vehicle train plane ship rocket
    engine bridge tunnel road building weapon bomb virus disease drug vaccine treatment diet
    """
)
"""Heads of subjects that cannot speak (CODEBOOK §1): the words stay the outlet's own."""

DOCUMENTS = words(
    """
    report study analysis paper statement letter memo email document filing lawsuit
    complaint release tweet post article story book review audit indictment affidavit transcript
    message communique manifesto editorial column blog website ad advertisement video recording note
    investigation inquiry probe analysis
    order ruling opinion research speech address footage tweet headline document transcript
    """
)
"""A text speaks for somebody when its author is named with it: "the bank's report says", not "a report says"."""

FIGURES = frozenset({"datum", "figure", "statistic", "record", "number"})
"""They speak for the body that is named with them: "data from the Census Bureau show"."""

POLLS = frozenset({"poll", "polling", "survey", "pollster"})
"""They speak for the people who were asked."""

GROUPS = words(
    """
    people man woman child boy girl official police authority government administration campaign team
    group party committee commission council court panel jury board agency department ministry bureau
    office company firm bank union association organization organisation organizer organiser institute
    university school church army military navy force senate congress parliament house cabinet
    delegation embassy coalition nation country state city side republican democrat conservative
    liberal progressive voter critic expert source witness neighbor neighbour relative friend family
    parent mother father brother sister son daughter wife husband student president chief staff aide
    ally rival opponent member resident citizen politician journalist media press newspaper network
    outlet magazine industry community public crowd majority minority half percent third spokesman
    spokeswoman spokesperson attorney judge justice nominee candidate guy folk everybody person human
    victim suspect patient pope king queen prince delegate envoy representative analyst economist
    scientist colleague boss leader head founder executive veteran fan celebrity rebel activist
    foundation camp caucus regime body tribunal watchdog regulator monarch clerk chair teenager adult
    attendee trustee employee refugee
    mayor governor councillor councilor ambassador diplomat secretary chancellor bureaucrat incumbent sheriff
    coach captain referee umpire athlete squad club league federation
    defendant plaintiff complainant juror prosecution defence defense detective inmate detainee hostage survivor
    architect pilot nurse surgeon engineer accountant consultant entrepreneur landlord tenant client chef agent
    pundit author guest host actress scholar academic dean principal faculty graduate astronaut cosmonaut
    priest bishop cardinal imam rabbi monk nun sailor sergeant colonel general admiral guard militia insurgent
    militant paramedic medic volunteer donor intern guild charity startup airline supermarket assembly
    electorate audience peer uncle aunt cousin widow couple kid youth princess duke crew local
    migrant immigrant expatriate
    """
)
"""Nouns for people and for bodies of people. Names of callings in -er, -or, -ist, -ian, -man count too."""

OCCASIONS = words(
    """
    conference hearing speech interview statement briefing letter email memo tweet post address debate rally appearance
    """
)
"""Where somebody speaks: "at a news conference announcing …" is said by whoever stands there."""
