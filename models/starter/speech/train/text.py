"""Sentences for the synthetic speech: patterns, numbers, times, dates and plain rows of words.

The words come from `words.txt`. The same seed gives the same sentences; sentences of another seed are
the test set, and the caller checks that none of them is in the training set.
"""
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))


def read_words(path=os.path.join(HERE, "words.txt")):
    """`words.txt` as {group: [word, …]}."""
    groups = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"\[(\w+)\] (.*)", line)
            if match:
                groups[match[1]] = match[2].split()
    return groups


PATTERNS = """
yes|no|okay|sure|thank you|thanks|hello|goodbye|good [time2]|see you [later]|i am sorry|excuse me|yes please|no thank you|you are welcome
hello [name]|hello i am [name]|my name is [name]|this is [name]|thank you very much [name]|good [time2] [name]|how are you today ?
what time is it ?|it is [clock]|it's [clock]|at [clock]|on [day]|[day] [time2]|see you on [day] at [clock]|we meet at [clock]
today is [day] the [ordinal] of [month]|my birthday is in [month]|it was in [month]|[month] [number2]|the [ordinal] of [month]
[number]|[digits]|the number is [digits]|my phone number is [digits]|press [unit]|press [unit] to [command] the [computer]
press [unit] for [abstract]|dial [digits]|page [number2]|chapter [number2]|room [number2]|it costs [number] [measure]|about [number] [measure]
there are [number2] [people] in the [place]|there is a [thing] in the [place]|there was a [adjective] [animal] [preposition] the [place]|there were [many] [things] on the [thing]
[command] the [computer]|please [command] the [computer]|please [command] this [computer]|click the [computer] [computer]|select the [ordinal] [computer]|type your [computer] [here]
open the [computer] and [command] the [computer]|scroll [preposition] the page|the [computer] is [adjective]|the [computer] is not [done]|your [computer] is [adjective]
the [computer] has been [done]|a new [computer] is [done]|show me the [computer]|where is the [computer] ?|how do i [command] the [computer] ?|i cannot [verb] the [computer]
turn the [computer] [onoff]|turn [onoff] the [thing]|please turn [onoff] the [computer]|make the [computer] [adjective]
can you [verb] [object] ?|can you [verb] the [thing] ?|could you please [verb] the [thing] ?|would you like some [food] ?|do you like [food] ?|do you want [food] or [food] ?
i would like a [thing]|i would like some [food] please|i want to [verb] [object]|i want to [verb] the [thing]|i need a [adjective] [thing]|i need to [verb]|i have to [verb] [now]
where are you ?|where is my [thing] ?|where is the [place] ?|what is that ?|what is your name ?|who is that [kin] ?|when do you [verb] ?|why did you [verb] ?|how many [things] do you have ?
what did [person] [verb] ?|where did the [kin] [verb] ?|did you [verb] the [thing] ?|have you [done] the [thing] ?|is it [adjective] ?|are you [adjective] ?|are they [doing] ?
[person] [past] the [thing]|[person] [past] [object]|[person] [past] [preposition] the [place]|[person] [past] [adverb]|[person] [modal] [verb] [adverb]|[person] [modal] [verb] the [thing]
[person] [modal] not [verb] [object]|[person] didn't [verb] the [thing]|i don't [verb] [object]|we don't [verb] [many] [things]|don't [verb] the [thing]|let's [verb] the [thing]|let us [verb]
the [kin] [past] the [thing]|the [kin] [past] [preposition] the [place]|my [kin] [past] a [adjective] [thing]|my [kin] is [adjective]|her [kin] was a [kin]|the [adjective] [kin] [past] [adverb]
the [thing] is [colour]|the [thing] was [adjective] and [adjective]|the [adjective] [thing] is [preposition] the [thing]|the [animal] [past] [preposition] the [place]|the [animals] are [doing]
[name] [past] to the [place]|[name] and [name] are [doing]|[name] has a [colour] [thing]|[name] is [doing] [preposition] the [place]|i saw [name] [preposition] the [place]
[many] [people] [verb] [food]|[many] [things] are [adjective]|[many] of the [people] [past]|[people] and [people] [past] [adverb]
i think [person] [past]|i think that [person] [modal] [verb]|[person] said that the [thing] was [adjective]|if you [verb] [person] [modal] [verb]|when the [kin] [past] [person] [past]
because the [abstract] was [adjective]|the [abstract] of the [place]|the [abstract] and the [abstract]|it is a [abstract] of [abstract]|[abstract] is [adjective]|this is the [ordinal] [abstract]
the [abstract] of the [abstract] was [done]|it is [adjective] to [verb] the [abstract]|we have [done] the [abstract]|the [adjective] [abstract] of [abstract]|with the [abstract] of the [kin]
in the [time] [person] [past] the [body]|last [time] i [past] [object]|next [time] we [modal] [verb]|[number2] [times] ago|for [number2] [times]|every [time]|after [number2] [times] [person] [past]
the weather is [adjective] [here]|it is [adjective] and [adjective] [here]|in [season] it is [adjective]|my [body] hurts|wash your [body]|[person] [past] his [body]|hold the [thing] in your [body]
not [adjective]|very [adjective]|too [adjective]|[adverb]|[doing]|[done]|[verb]|[thing]|[food]|[name]|[day]|[colour]|[adjective] [thing]|the [thing]|a [thing]|my [kin]|[preposition] the [place]
your [phone] is [adjective]|please [verb] your [phone] [number]|to [verb] the [phone] press [unit]|there are [number2] [phone] waiting|the [phone] is not available|you have [number2] new [computer] messages
please wait while i [verb] your [phone]|the [ordinal] [phone]|[verb] your [phone]|the [phone] has been [done]
"""

EXTRA = {
    "time2": "morning afternoon evening night day".split(),
    "later": "later tomorrow soon then there".split(),
    "here": "here there today now tomorrow yesterday".split(),
    "now": "now today tomorrow again soon early".split(),
    "onoff": "on off up down".split(),
}


class Sentences:
    """Draws sentences. `draw()` gives one as it is written: a capital first, a full stop or question mark last."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.groups = {**read_words(), **EXTRA}
        self.patterns = [line.split("|") for line in PATTERNS.strip().split("\n")]
        self.all = sorted({word for group in read_words().values() for word in group})

    def pick(self, group):
        return self.random.choice(self.groups[group])

    def below_hundred(self):
        kind = self.random.random()
        if kind < 0.4:
            return self.pick("unit")
        if kind < 0.6:
            return self.pick("teen")
        return self.pick("ten") + ("" if kind < 0.7 else " " + self.random.choice(self.groups["unit"][1:]))

    def number(self):
        kind = self.random.random()
        if kind < 0.6:
            return self.below_hundred()
        if kind < 0.8:
            return f"{self.random.choice(self.groups['unit'][1:])} hundred and {self.below_hundred()}"
        if kind < 0.9:
            return f"{self.below_hundred()} {self.pick('big')}"
        return f"{self.pick('teen')} {self.below_hundred()}"

    def digits(self):
        return " ".join(self.pick("unit") for _ in range(self.random.randint(2, 6)))

    def clock(self):
        hour = self.random.choice(self.groups["unit"][1:] + ["ten", "eleven", "twelve"])
        return self.random.choice([hour, f"half past {hour}", f"quarter to {hour}", f"{hour} {self.below_hundred()}",
                                   f"{self.below_hundred()} minutes past {hour}", f"{hour} in the morning"])

    def special(self, group):
        makers = {"number": self.number, "number2": self.below_hundred, "digits": self.digits, "clock": self.clock}
        return makers[group]() if group in makers else self.pick(group)

    def plain(self):
        """One sentence without capitals or a full stop; a question ends in ` ?`."""
        kind = self.random.random()
        if kind < 0.3:  # rows of words, so that the model has to listen instead of guessing
            return " ".join(self.random.choice(self.all) for _ in range(self.random.choice([1, 2, 3, 4, 5, 6])))
        if kind < 0.36:
            return self.random.choice([self.pick("unit"), self.number(), self.digits()])
        pattern = self.random.choice(self.random.choice(self.patterns))
        return re.sub(r"\[(\w+)\]", lambda match: self.special(match[1]), pattern)

    def draw(self):
        return written(self.plain())


def written(plain):
    """`what is it ?` → `What is it?`; `i am here` → `I am here.`"""
    text = re.sub(r"\bi\b", "I", re.sub(r"\ba (?=[aeiou])", "an ", plain))
    text = text[:-2] + "?" if text.endswith(" ?") else text + "."
    return text[0].upper() + text[1:]


def normal(text):
    """Lower case, only letters, digits, apostrophes and single spaces: the form in which word errors are counted."""
    return " ".join(re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("’", "'")).split())


if __name__ == "__main__":
    sentences = Sentences(1)
    print(len({word.lower() for word in sentences.all}), "words")
    known = {word.lower() for word in sentences.all}
    unknown = {word for _ in range(50000) for word in normal(sentences.draw()).split()} - known
    print("not in the list:", sorted(unknown))
    for _ in range(20):
        print(sentences.draw())
