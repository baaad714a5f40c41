"""What each act leads to in the contests about missions, interest and payrolling, after states.md (a), (b) and (i).

A button carries the version of its record: what is done with one that moved meanwhile is in no row. A change of the
terms makes the records of all candidates move. "eve,bob:firm@" stands for a notification of each, and so with the acts;
a key without its thing is the interest's, in the last table the file's. A line that is indented goes on with its row.
"""

from tests.proofs.racing.contests import Row, rows_of


def spelled(table: str, thing: str = "application") -> dict[tuple[str, str], Row]:
    """The rows of one of the tables below."""
    rows = rows_of(table.replace("\n    ", " "))
    return {key: Row(row.after, " ".join(_each(row.leaves, thing))) for key, row in rows.items()}


def _each(leaves: str, thing: str) -> list[str]:
    words = []
    for word in leaves.split():
        by_mail, rest = ("mail:", word.removeprefix("mail:")) if word.startswith("mail:") else ("", word)
        whose, keys = rest.split(":")
        for role in whose.split(","):
            for key in keys.split(","):
                full = key if role == "act" or "." in key else f"{thing}.{key}"
                words.append(f"{by_mail}{role}:{full}")
    return words


# One candidate, Léa; two of the company handle its missions, Eve and Bob. Interest has no version.
# A3 by « m'intéresse » of the other side; A2 and A1 again after what was taken back (the limits of A6 are the
# proposer's own); A1 again after a soft refusal (A4).
FOUND = """
published/-/- interest_lea published/proposed.f/- act:lea.interest eve,bob:interest_of_freelance
published/-/- interest published/proposed.e/- act:lea.interest lea:interest_of_company
published/-/- withdraw withdrawn/-/- act:mission.withdraw
published/-/- edit published*/-/- act:mission.edit
published/proposed.f/- interest published/talking/- act:lea.interest lea:talking
published/proposed.e/- interest_lea published/talking/- act:lea.interest eve,bob:talking
published/proposed.f/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/proposed.e/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/proposed.f/- edit published*/proposed.f/- act:mission.edit lea:terms
published/proposed.e/- edit published*/proposed.e/- act:mission.edit lea:terms
published*/-/- interest_lea published*/proposed.f/- act:lea.interest eve,bob:interest_of_freelance
published*/-/- interest published*/proposed.e/- act:lea.interest lea:interest_of_company
"""
PROPOSED_BY_FREELANCE = """
published/proposed.f/- accept published/talking/- act:lea.accept lea:talking
published/proposed.f/- interest published/talking/- act:lea.interest lea:talking
published/proposed.f/- discard published/discarded/- act:lea.discard lea:discarded
published/proposed.f/- retract published/withdrawn/- act:lea.withdraw
published/proposed.f/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/proposed.f/- edit published*/proposed.f/- act:mission.edit lea:terms
published*/proposed.f/- interest published*/talking~/- act:lea.interest lea:talking
published/talking/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/talking/- edit published*/talking/- act:mission.edit lea:terms
published/discarded/- withdraw withdrawn/discarded/- act:mission.withdraw
published/discarded/- edit published*/discarded/- act:mission.edit
published/withdrawn/- withdraw withdrawn/withdrawn/- act:mission.withdraw
published/withdrawn/- edit published*/withdrawn/- act:mission.edit
published/withdrawn/- interest published/proposed.e/- act:lea.interest lea:interest_of_company
"""
PROPOSED_BY_COMPANY = """
published/proposed.e/- accept published/talking/- act:lea.accept eve,bob:talking
published/proposed.e/- interest_lea published/talking/- act:lea.interest eve,bob:talking
published/proposed.e/- decline published/declined/- act:lea.decline eve,bob:declined
published/proposed.e/- retract published/withdrawn/- act:lea.withdraw
published/proposed.e/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/proposed.e/- edit published*/proposed.e/- act:mission.edit lea:terms
published*/proposed.e/- interest_lea published*/talking~/- act:lea.interest eve,bob:talking
published/talking/- withdraw withdrawn/cancelled/- act:mission.withdraw,lea.cancel lea:mission_gone
published/talking/- edit published*/talking/- act:mission.edit lea:terms
published/declined/- withdraw withdrawn/declined/- act:mission.withdraw
published/declined/- edit published*/declined/- act:mission.edit
published/declined/- interest_lea published/proposed.f/- act:lea.interest eve,bob:interest_of_freelance
published/withdrawn/- withdraw withdrawn/withdrawn/- act:mission.withdraw
published/withdrawn/- edit published*/withdrawn/- act:mission.edit
published/withdrawn/- interest_lea published/proposed.f/- act:lea.interest eve,bob:interest_of_freelance
"""
# Two candidates, Léa and Marc. Of two choices one wins, whoever makes them: CHOISIE is there once, RÉSERVÉE with it.
DISCUSSED = """
published/talking/talking choose_lea reserved/chosen/talking act:lea.choose,mission.choose lea:chosen@
published/talking/talking choose_marc reserved/talking/chosen act:marc.choose,mission.choose marc:chosen@
published/talking/talking apply published/firm/talking act:lea.apply eve,bob:firm@
published/talking/talking decline published/refused/talking act:lea.decline eve,bob:refused@
published/talking/talking discard_lea published/discarded/talking act:lea.discard lea:discarded@
published/talking/talking withdraw withdrawn/cancelled/cancelled
    act:mission.withdraw,lea.cancel,marc.cancel lea,marc:mission_gone
published/talking/talking edit published*/talking/talking act:mission.edit lea,marc:terms
reserved/talking/chosen apply reserved/firm/chosen act:lea.apply eve,bob:firm@
reserved/talking/chosen decline reserved/refused/chosen act:lea.decline eve,bob:refused@
reserved/talking/chosen discard_lea reserved/discarded/chosen act:lea.discard lea:discarded@
published/firm/talking choose_marc reserved/firm/chosen act:marc.choose,mission.choose marc:chosen@
published/firm/talking withdraw withdrawn/cancelled/cancelled
    act:mission.withdraw,lea.cancel,marc.cancel lea,marc:mission_gone
published/firm/talking edit published*/firm/talking act:mission.edit lea,marc:terms
published/refused/talking choose_marc reserved/refused/chosen act:marc.choose,mission.choose marc:chosen@
published/refused/talking withdraw withdrawn/refused/cancelled
    act:mission.withdraw,marc.cancel marc:mission_gone
published/refused/talking edit published*/refused/talking act:mission.edit marc:terms
published/discarded/talking choose_marc reserved/discarded/chosen
    act:marc.choose,mission.choose marc:chosen@
published/discarded/talking withdraw withdrawn/discarded/cancelled
    act:mission.withdraw,marc.cancel marc:mission_gone
published/discarded/talking edit published*/discarded/talking act:mission.edit marc:terms
"""
# A10: the deal, once; whoever is still there is told that they were not selected; payrolling is asked about.
FIRM = """
published/firm/firm choose_lea filled/deal/not_selected
    act:lea.choose,marc.lose,mission.seal lea:deal@ bob:deal marc:not_selected@ lea,bob:payrolling.opened
published/firm/firm choose_marc filled/not_selected/deal
    act:marc.choose,lea.lose,mission.seal marc:deal@ eve:deal lea:not_selected@ marc,eve:payrolling.opened
published/firm/firm discard_lea published/discarded/firm act:lea.discard lea:discarded@
published/firm/firm withdraw withdrawn/cancelled/cancelled
    act:mission.withdraw,lea.cancel,marc.cancel lea,marc:mission_gone
published/firm/firm edit published*/firm/firm act:mission.edit lea,marc:terms
published/discarded/firm choose_marc filled/discarded/deal
    act:marc.choose,mission.seal marc:deal@ eve:deal marc,eve:payrolling.opened
published/discarded/firm withdraw withdrawn/discarded/cancelled
    act:mission.withdraw,marc.cancel marc:mission_gone
published/discarded/firm edit published*/discarded/firm act:mission.edit marc:terms
"""
# A11 and A12: who was chosen says yes or no, once; after a no the company may seal at once with the next.
RESERVED = """
reserved/chosen/firm confirm filled/deal/not_selected
    act:lea.apply,marc.lose,mission.seal mail:lea:deal eve,bob:deal marc:not_selected@ eve,bob:payrolling.opened
reserved/chosen/firm decline published/refused/firm act:lea.decline,mission.release eve,bob:refused@
reserved/chosen/firm discard_marc reserved/chosen/discarded act:marc.discard marc:discarded@
reserved/chosen/firm withdraw withdrawn/cancelled/cancelled
    act:mission.withdraw,lea.cancel,marc.cancel lea,marc:mission_gone
published/refused/firm choose_marc filled/refused/deal
    act:marc.choose,mission.seal marc:deal@ eve:deal marc,eve:payrolling.opened
published/refused/firm discard_marc published/refused/discarded act:marc.discard marc:discarded@
reserved/chosen/discarded confirm filled/deal/discarded
    act:lea.apply,mission.seal mail:lea:deal eve,bob:deal eve,bob:payrolling.opened
reserved/chosen/discarded decline published/refused/discarded
    act:lea.decline,mission.release eve,bob:refused@
reserved/chosen/discarded withdraw withdrawn/cancelled/discarded
    act:mission.withdraw,lea.cancel lea:mission_gone
"""
# A17, and the request for A18: a request that nobody answered yet ends with the mission.
SEALED = """
filled/deal/not_selected close closed/done/not_selected act:mission.close,lea.close lea,bob:done
filled/deal/not_selected annul_lea filled/deal+asked.f/not_selected eve,bob:annulment_asked@
filled/deal/not_selected annul_bob filled/deal+asked.e/not_selected lea:annulment_asked@
filled/deal+asked.f/not_selected close closed/done/not_selected act:mission.close,lea.close lea,bob:done
filled/deal+asked.e/not_selected close closed/done/not_selected act:mission.close,lea.close lea,bob:done
"""
# (i). Every button carries the version of the file: of all who act at the same second one wins. What arrives at the
# partner is no button: after a retreat it changes nothing, and what may have reached them is taken back. A side that
# retreats has read what that means, and no consent is written down but that of who won.
PAYROLLING = """
choosing.+0 propose_lea proposed.f+1 act:propose eve,bob:proposed
choosing.+0 propose_eve proposed.e+1 act:propose lea:proposed
choosing.+0 alone_lea independent.F+1 act:refuse eve,bob:independent
choosing.+0 alone_bob independent.E+1 act:refuse lea:independent eve:alone
proposed.f+0 accept_eve chosen.fe+1 act:accept,partner.dossier.owed lea:chosen bob:agreed
proposed.f+0 accept_bob chosen.fe+1 act:accept,partner.dossier.owed lea:chosen eve:agreed
proposed.f+0 alone_lea independent.fF+1 act:refuse eve,bob:independent
proposed.f+0 alone_bob independent.fE+1 act:refuse lea:independent eve:alone
chosen.fe+0 arrive sent.fe+1 act:hand_over,partner.dossier.sent log,lea,eve,bob:sent
sent.fe+1 arrive sent.fe+1
chosen.fe+0 alone_lea independent.feF+1
    act:refuse,partner.dossier.dropped,partner.withdrawn.owed eve,bob:independent
chosen.fe+0 alone_bob independent.feE+1
    act:refuse,partner.dossier.dropped,partner.withdrawn.owed lea:independent eve:alone
independent.feF+1 arrive independent.feF+1
independent.feE+1 arrive independent.feE+1
sent.fe+0 expert taken_on.fe+1 act:take_on log:expert lea,eve,bob:taken_on@
sent.fe+0 alone_lea independent.feF+1 act:refuse,partner.withdrawn.owed eve,bob:independent
sent.fe+0 alone_bob independent.feE+1 act:refuse,partner.withdrawn.owed lea:independent eve:alone
taken_on.fe+0 expert taken_on.fe+1 log:expert lea,eve,bob:taken_on@
taken_on.fe+0 sign contract.fe+1 act:sign log,lea,eve,bob:sign
taken_on.fe+0 alone_lea independent.feF+1 act:refuse,partner.withdrawn.owed eve,bob:independent
taken_on.fe+0 alone_bob independent.feE+1 act:refuse,partner.withdrawn.owed lea:independent eve:alone
independent.F+0 note_eve independent.FE+1
independent.F+0 note_bob independent.FE+1
"""
