"""Which words of a question say what is looked for."""

from services.search.tokens import words_of


def _known(words: str) -> frozenset[str]:
    return frozenset(words_of(words))


# Words that only join others; they are left out of queries, not of the index.
_JOINING = _known(
    "a au aux avec ce ces cet cette chez d dans de des du en et j je l la le les ma mon nous ou pour pres qui quoi"
    " sa son sur tu un une vous and at by for i in my near of on or the to we with you"
)
# Who uses one of these speaks in a whole sentence.
_SPEAKING = _known(
    "je veux voudrais voudrions aimerais aimerions cherche cherchons souhaite souhaiterais besoin faut faudrait svp"
    " stp plait pouvez pourriez puis bonjour bonsoir salut merci i need want looking would hello hi please thank thanks"
)
# What a sentence has besides: in two or three bare words each of these may be somebody's name or trade.
_SAID_AROUND = _SPEAKING | _known(
    "il elle on me moi m n s t c y qu que si se ne pas est sont suis etes ai as ont avez avons etre avoir quel quelle"
    " quelqu quelque quelques comment vite possible rapidement urgent rendez rdv prendre trouver chercher recherche"
    " voir parler contacter joindre mes nos votre notre leur leurs tres bien bon bonne aujourd hui demain matin midi"
    " soir semaine prochain prochaine lundi mardi mercredi jeudi vendredi samedi dimanche maintenant bientot"
    " me am is are be do does it that this there have has had find search see talk speak contact someone somebody"
    " anyone who can could like make book get some any an as soon quickly asap our your today tomorrow now morning"
    " afternoon evening next week monday tuesday wednesday thursday friday saturday sunday good"
)


def telling_words(text: str, limit: int) -> list[str]:
    """The first `limit` words of a query that say something; all of them when none does."""
    words = words_of(text)
    idle = idle_words(words)
    return ([word for word in words if word not in idle] or words)[:limit]


def idle_words(words: list[str]) -> frozenset[str]:
    """Those of the words of a query that say nothing of what is looked for: what joins, and in a whole sentence
    (« Je voudrais un rendez-vous avec … ») what people say around it.
    """
    said = frozenset(words)
    return said & (_JOINING | _SAID_AROUND if said & _SPEAKING else _JOINING)


def is_joining(word: str) -> bool:
    """Whether a word only joins others."""
    return word in _JOINING
