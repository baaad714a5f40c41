"""What is promised of guided dialogs: nobody gets stuck, nothing is lost, and it does not matter how one answers."""

from tests.proofs.conversing.deploys import change_definitions
from tests.proofs.conversing.killed import survive_all_deaths
from tests.proofs.conversing.monkey import let_monkeys_play
from tests.proofs.conversing.tongues import switch_at_every_question
from tests.proofs.conversing.twice import play_twice
from tests.proofs.proof import Proof

PROOFS = (
    Proof(
        "dialog-monkey",
        "From the beginning of every dialog of the product, 700 plays of 60 acts by two or three persons: any button"
        " that was ever shown (old, foreign and forged ones as well), any text, command, file, contact and place,"
        " edits, changes of language, hours and days that pass. After every act nobody is stuck, nothing failed, no"
        " tap is without an answer, nothing that was typed is lost without a word, at most one message is the screen,"
        " and « Précédent », « Modifier », « Annuler » and expiry do what they say.",
        let_monkeys_play,
        is_quick=True,
    ),
    Proof(
        "dialog-text-only-equals-taps-only",
        "Every dialog of the product is answered 60 times at random, each time once by somebody who only types and"
        " once by somebody who taps whatever can be tapped, with changes from the summary and steps back between:"
        " both leave exactly the same rows.",
        play_twice,
        is_quick=True,
    ),
    Proof(
        "dialog-language",
        "Every dialog of the product is answered 40 times at random with a change of language (French, English) at"
        " every question: each screen after it is in the new language with every answer kept, and what is stored at"
        " the end is what the last language alone would have left.",
        switch_at_every_question,
        is_quick=True,
    ),
    Proof(
        "dialog-definitions",
        "1,500 random pairs of an old and a new definition (questions gone, new, renamed, in another order, of another"
        " of nineteen kinds, with fewer options), each with a dialog open in the middle: what the new definition still"
        " takes is kept, the rest is asked again, no value comes under a wrong question, everybody comes to the end.",
        change_definitions,
        is_quick=True,
    ),
    Proof(
        "dialog-kills",
        "Every dialog of the product, at every question, with a death at every named point, six times over, by texts"
        " and by taps: the person goes on at the same question with their answers, and the rows at the end are those"
        " of the same play without deaths. A death breaks the work off inside one process (its transaction rolls back"
        " and its memory is thrown away); a sample, each dialog once with a death at every question, is played by"
        " whole processes that are ended by kill -9.",
        survive_all_deaths,
        limit_minutes=24 * 60,
        is_quick=True,
    ),
)
