"""Finds requests for money before any work is done."""

import re

from services.lures.as_seen import sentences

_SUM = r"(?<!\d)\d[\d'., ]{0,12}\s?(?:chf|frs?\b|francs?|eur\b|euros?|€|\$|usd|dollars?|£|pounds?|btc|usdt|%)"
_PAY = (
    r"(?:pay(?:er|ez|e|s|able|ment|ing)?\b|paie(?:r|z|ment)?|verse[rzs]?\b|versement|regle[rz]\b|regl(?:er|ement)|vire(?:r|z|ment)"
    r"|envoye[rz]|envoyez|send|wire|transfer|zelle)"
)
# Nobody pays honest work in these ways.
_NEVER = re.compile(
    r"western ?union|money ?gram|transcash|neosurf|paysafe|mandat cash|\bcash ?app\b|\bzelle\b|friends (?:and|&) family"
    r"|entre proches|\b(?:recharges?|coupons?|tickets?|cartes?) pcs\b"
)
_CARD = re.compile(
    r"\bcartes?[ -](?:cadeaux?|itunes|google play|steam|amazon|apple|prepayees?)|\bgift[ -]?cards?"
    r"|\b(?:steam|itunes|apple|google play|amazon)(?: gift)? cards?"
)
_CARD_USE = re.compile(r"\b(?:achete|verse|envoye|envoyez|codes?|photo|gratt|buy|send|picture|scratch|pay)")
_COIN = re.compile(r"\b(?:btc|bitcoins?|usdt|eth|ethereum|cryptos?|crypto-?monnaies?)\b")
_COIN_USE = re.compile(rf"\b(?:{_PAY}|depos|activ|send|account)")
# Words of somebody who speaks of a program, of book-keeping, or of how others pay.
_WORK = re.compile(
    r"\b(?:module|logiciel|application (?:mobile|web|permet|bancaire)|developp|shop|boutique|store\b|vendons|sell|erp\b"
    r"|comptabilis|calcul|gere[rz]?\b|gerent|feature|integr|locatair|tenant|git\b|gitlab|github|depot des|repositor"
    r"|pipeline|bucket|customers? can|impots?|morale|solidaire|swift|rust)"
)
_NOT = re.compile(
    r"\b(?:aucune?s?|jamais|pas (?:de|d'|besoin)|sans|ne [\w ]{1,25}pas|n'y a pas|no|never|not|without|n't)\b|n't\b"
)
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"\bacc?omptes?\b(?! (?:de )?tva| d'impot| provisionnel| sur salaire| trimestriel)|\barrhes\b",
        rf"\bavance de {_SUM}|\b(?:an )?advance of {_SUM}|\b(?:an )?advance of \d",
        rf"\b{_PAY}[^.]{{0,30}}(?:d'avance|a l'avance|par avance|anticip|in advance|up-?front|up front)",
        r"\b(?:half|moitie|\d+ ?%|amount|money|fee)[^.]{0,40}(?:up-?front|up front|in advance|d'avance|a la commande)",
        r"\bpre-?pa(?:iement|yment|y)\b",
        r"\b(?:avance[rz]|avancer) (?:les frais|l'argent|la somme)",
        rf"\b(?:depot de garantie|caution|(?:security )?deposit)\b[^.]{{0,60}}?"
        rf"(?:verse|demand|regl|pay|requi|due\b|restitu|refund|{_SUM})"
        r"|\b(?:verse[rz]|pay\w*|regle[rz]|refundable|\d+ ?%|ask for)[^.]{0,30}(?:depot de garantie|caution|deposit)\b",
        r"\bfrais (?:de |d'|pour )?(?:dossier|inscription|formation|visa|permis|administratif|ouverture|traitement"
        r"|activation|adhesion|reservation|d'ouverture)",
        r"\b(?:registration|processing|application|activation|admin\w*|background check|training|visa|enrol+ment"
        r"|onboarding|handling|starter|membership) (?:fees?|costs?|charges?|packages?|kits?)",
        rf"\bformation\b[^.]{{0,40}}\b{_PAY}|\b{_PAY}[^.]{{0,30}}\bformation\b[^.]{{0,40}}(?:avant|{_SUM})",
        r"\b(?:achete|avance|a votre charge|buy|purchase|cover|you pay)[^.]{0,90}(?:rembours|refund|reimburs)",
        r"\b(?:cheque|check)\b[^.]{0,80}(?:renvoy|return|send back|difference|balance|le reste|encaiss)",
        r"\b(?:coordonnees|numero|details?|infos?)[^.]{0,20}(?:carte (?:bancaire|de credit)|credit card)"
        r"|\bcredit card details",
        rf"\b{_PAY}[^.]{{0,40}}{_SUM}[^.]{{0,50}}\b(?:avant|pour (?:bloquer|reserver|debloquer|valider|activer)|before"
        r"|to (?:activate|secure|block|unlock|release|validate))",
        rf"{_SUM}[^.]{{0,30}}\b(?:pour (?:bloquer|reserver|debloquer|valider|activer)"
        r"|to (?:activate|secure|unlock|release))",
        rf"\b(?:d'abord|first) {_PAY}|\b{_PAY} (?:d'abord|first)\b",
        rf"\b{_PAY}[^.]{{0,25}} avant (?:la signature|le debut|le contrat|l'entretien|de commencer|la premiere)",
        r"\bpayable before\b|\bpay\w*\b[^.]{0,30} before (?:the|your|we|i|you)\b",
    )
)


def asks_for_money(text: str) -> bool:
    """Whether a plain text asks to pay, deposit or spend before the work."""
    if _NEVER.search(text):
        return True
    # Who pays back what was bought often says so in two sentences.
    return any(_asks(part) for part in sentences(text))


def _asks(part: str) -> bool:
    if _WORK.search(part):
        return False
    if _CARD.search(part) and _CARD_USE.search(part):
        return True
    if _COIN.search(part) and _COIN_USE.search(part):
        return True
    return not _NOT.search(part) and any(sign.search(part) for sign in _SIGNS)
