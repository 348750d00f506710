"""Verbs that attribute, a line each: the lemma and the frames in which it does (explained in cues.py).

Phrasal verbs are written with an underscore. "hop" is how the lemmatiser spells "hoping".
"""

NEUTRAL = """
express np quote
voice np
oppose np
endorse np
attribute np
assess np
contradict np
retort that quote
counter that quote
object that to quote
protest that quote
recount that np quote
envision np ing
foresee that np
anticipate that np ing
project that np
calculate that
reckon that
deem np:pred
depict np as
characterize np as
characterise np as
outline np
detail np
summarize np
muse that about quote
contemplate np ing
ponder np
mull np ing
weigh np
wish that to
prefer that to np
hate that to
liken np to
compare np:to
attribute np:to
reference np
lay_out np
point_to np
disagree that with on about
concur that with
quip that quote
lecture that quote
preach that
convince that holder
persuade that holder to
interpret np as
rate np as
joke that about quote
state that quote np
sum_up quote
tell that holder quote to about of
vote to for against
prompt to
say that quote
add that quote
announce that np quote
report that quote
write that quote
comment that quote
reply that quote
respond that quote
answer that quote
remark that quote
continue quote
ask that quote to
inform that holder quote
explain that quote np
describe np as quote
discuss np
declare that quote np
mention that np quote
tweet that quote
post quote that
testify that quote about
read quote
conclude that quote
recall that quote np ing
speak of about quote
talk of about quote
suggest that np ing quote
propose that np ing quote to
recommend that ing quote to
advise that to ing quote
predict that np quote
forecast that np
estimate that np
expect that np to
believe that quote
think that quote
feel that
hope that to
hop that to
know that
consider that np
understand that
see np:as as
regard np:as as
view np:as as
cast np:as as
portray np:as as
wonder that quote
doubt that np
imagine that
suspect that
find that quote
show that
indicate that np quote
signal that np
call np:pred quote for:demand
label np:pred quote
dub np:pred quote
brand np:pred
term np:pred
refer as
cite np quote
hint that at quote
repeat that np quote
reiterate that np quote
learn that
determine that
judge that
rule that
decide that to
argue that quote for against
reason that quote
opine that quote
observe that quote
interject quote
intone quote
begin quote
shout that quote
yell that quote
scream quote
cry quote
chant quote
whisper that quote
mutter quote
exclaim that quote
laugh quote
sigh quote
inquire that quote
"""

STRESSING = """
encourage to
press to for
request that np to
order to
instruct to
direct to
lobby to for
push for to
invoke np
tout np as
trumpet np
reinforce np that
remind that holder of quote
stress that np quote
emphasize that np quote
emphasise that np quote
underline that np quote
underscore that np quote
highlight that np quote
reaffirm that np quote to
insist that quote on
urge that np to quote
demand that np to quote
call_on to
call_for np
appeal for to
implore to quote
beg to quote
plead quote
assert that np quote
affirm that np quote
contend that quote
maintain that quote
advocate np for ing
"""

COMMISSIVE = """
pledge that to np quote
promise that to np quote
vow that to np quote
commit to
commit_to np
agree_to np
agree that to on with quote
offer to
undertake to
swear that to quote
guarantee that np
assure that holder quote
refuse to
decline to
threaten to that
plan to ing
intend to ing
want to
aim to
seek to
volunteer to
reject np that quote
deny that np ing quote
dismiss np as
resolve to
"""

WARNING = """
dread that np ing
regret that np ing
resent that np
alert that holder to
warn that of about against to quote
caution that against quote
fear that np
worry that about quote
lament that np quote
complain that about of quote
"""

CLAIMING = """
claim that to np quote
allege that np quote
accuse of quote
purport to
boast that of about quote
insinuate that quote
imply that np quote
speculate that about quote
theorize that
charge that quote
pretend that to
"""

FACTIVE = """
note that np quote
reveal that np quote
point_out that np quote
acknowledge that np quote
admit that np ing to quote
concede that np quote
confess that to quote
confirm that np quote
disclose that np quote
recognize that np as
recognise that np as
realize that
realise that
notice that
stipulate that
remember that ing
clarify that np quote
identify as np:as ing
discover that
"""

PRAISING = """
assail np for as
lambaste np for as
lambast np for as
chide np for
castigate np for as
ridicule np for as
deplore np
bemoan np that
decry np as
disavow np
repudiate np
dispute np that
refute np
question np that
challenge np
bash np for as
rip np for as
knock np for
cheer np
celebrate np as
admire np for as
mourn np
praise np for as quote
thank np for quote
blame np for on
criticize np for as quote
criticise np for as quote
condemn np for as quote
applaud np for quote
hail np as for quote
laud np for quote
commend np for
congratulate np for on
denounce np for as quote
slam np for as quote
blast np for as quote
attack np for as quote
rebuke np for
mock np for as quote
salute np for
welcome np
fault np for
deride np as
defend np as
rail against
scold np for quote
"""
