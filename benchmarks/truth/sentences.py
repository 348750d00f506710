"""Sentences written for this benchmark: what an outlet might add in its own voice, and one thing said in two ways."""

EDITORIAL = (
    "The decision is a historic turning point that nobody should take lightly.",
    "Readers should keep in mind how often such promises have been broken.",
    "The coming months will show how reckless this gamble was.",
    "It is an outrageous waste of public money, driven by vanity.",
    "The move signals a deep and worrying shift in the way the region thinks about its rivers.",
    "Nothing about this shameful delay was inevitable.",
    "This brilliant plan deserves far more praise than it will get.",
    "Unless something changes, the next winter will be a disaster.",
)
"""Each evaluates, predicts, advises or explains, in nobody's voice but the writer's."""

BACKGROUND = (
    "The lighthouse was built in 1874 and stands 31 metres above the sea.",
    "Seagrass grows in shallow water and stores carbon in its roots.",
    "The canal is 42 kilometres long and has nine locks.",
    "Salmon return to the river each autumn to lay their eggs.",
    "The old quarry supplied slate to roofers until 1956.",
    "Two ferries a day connect the island with the mainland.",
    "Copper melts at a lower temperature than iron does.",
    "The valley has 12 villages and one railway station.",
)
"""Each can be checked and is about something else."""

REWORDED = (
    ("The town council approved the new bus lane after a long debate.",
     "After a long debate, the new bus lane was approved by the town council."),
    ("Heavy rain delayed the opening of the footbridge by two weeks.",
     "The opening of the footbridge was delayed by two weeks because of heavy rain."),
    ("The ferry company will hire 45 sailors before the summer.",
     "Before the summer the ferry company is going to hire 45 sailors."),
    ("The museum organised a colour exhibition that drew 900 visitors on 3 May.",
     "The museum organized a color exhibition that drew 900 visitors on May 3."),
    ("Railway fares rose 12 percent in the spring, more than in any year before.",
     "In the spring, railway fares rose by 12% – more than in any previous year."),
    ("A fire destroyed the old grain store near the harbour in the night.",
     "During the night, a fire destroyed the old grain store close to the harbor."),
    ("The library closes its reading room in winter because heating is too expensive.",
     "Because heating costs too much, the library closes its reading room in the winter."),
    ("Divers recovered 14 crates of pottery from the wreck last summer.",
     "Last summer, 14 crates of pottery were recovered from the wreck by divers."),
    ("Beekeepers blocked the coastal motorway with tractors for six hours.",
     "For six hours, beekeepers used tractors to block the coastal motorway."),
    ("The clinic opened a ward for premature babies with twenty beds.",
     "The clinic opened a ward with 20 beds for premature babies."),
    ("Not one of the lifeboats was ready when the storm reached the bay.",
     "None of the lifeboats was ready when the storm reached the bay."),
    ("The orchestra has cancelled its tour and will refund all tickets.",
     "The orchestra will refund all tickets, since it has canceled its tour."),
)  # fmt: skip
"""The same said twice: nothing is left out, added, denied or given another value."""

ROLES = (
    "Ingrid Solberg opened the spring conference in the old town hall.",
    "Marta Quiroga hosted the regional summit at the botanical garden.",
    "Piet Hallewijn chaired the committee on inland shipping.",
    "Oksana Dovhan signed the treaty on river fishing.",
    "Lamine Cissokho addressed the assembly of lighthouse keepers.",
    "Hanne Vestergaard launched the campaign for safer harbours.",
)
"""Who did what; in the copy somebody else does it."""
