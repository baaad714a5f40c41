"""Finds the wish to go on elsewhere, with or without an address."""

import re

_PLACE = (
    r"(?:whats ?app|telegram|signal|messenger|viber|we ?chat|skype|discord|snap(?:chat)?|insta(?:gram)?|facebook"
    r"|linkedin|threema|imessage)"
)
_NOT_A_PRODUCT = r"(?! (?:business|api|bot|process))"
_GO = (
    r"(?:pass(?:e|er|ez|ons)\b|continu|poursui|discut|parl(?:er|ons)|echang|ecri(?:s|vez|re|vons)|contact|joi(?:ndre|gnez)"
    r"|rejoi|ajoute|retrouv|trouvez|bascul|repond|move|switch|carry on|talk|chat|message me|text me|reach me|add me"
    r"|find me|write to me|speak|get in touch)"
)
_MINE = r"(?:votre|vos|ton|ta|tes|your)"
_CONTACT = (
    r"(?:num(?:ero)?(?= ?(?:[?!.,;:]|$|et\b|pour\b|s'il|svp|stp|de (?:tel|portable|mobile|natel|whats)))"
    r"|n(?:atel|umero de tel)|telephone|portable"
    r"|(?:adresse )?e?-?mails?\b|adresse mail|coordonnees|(?:phone|cell|mobile)(?: number)?"
    r"|number(?= ?(?:[?!.,;:]|$|and\b|so\b|please))|e-?mail(?: address)?|contact details|whats ?app)"
)
_ASK = (
    r"(?:donne|envo[iy]e|communiqu|laisse|transmet|indiqu|quel(?:le)? est|puis-je avoir|what(?:'s| is)|give|send|share"
    r"|leave|can i (?:have|get)|could i (?:have|get)|let me have)"
)
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"\b{_GO}[^.!?]{{0,40}}?\b(?:sur|par|via|on|to|over|by|in) (?:\w+ )?{_PLACE}\b{_NOT_A_PRODUCT}",
        rf"\b(?:ajoutez|add|trouvez)[- ](?:moi|me)\b"
        rf"|\b{_PLACE}\b[^.!?]{{0,60}}\b(?:ajoutez|trouvez|ecrivez|add|message)[- ](?:moi|me)\b",
        rf"\b(?:avez-vous|vous avez|as-tu|tu as|do you have|do you use|have you got|utilisez-vous"
        rf"|etes-vous sur|are you on) (?:aussi |un compte |an account on )?{_PLACE}\b{_NOT_A_PRODUCT}",
        rf"\b{_ASK}[^.!?]{{0,30}}\b{_MINE} {_CONTACT}",
        r"\b(?:echang|discut|continu|poursui|communiqu|carry on|move (?:this|it)|talk)[^.!?]{0,30}"
        r"\b(?:par|by|via|over|to) (?:e-?mail|mail|courriel|telephone|phone|sms|text)\b",
        r"\b(?:sort(?:ir|ons|ez)|en dehors|hors|off|outside|avoid\w*|evit\w*|contourn\w*|sans passer par|leave"
        r"|away from)"
        r"(?: (?:de|d'|du|the|this|of|la|le|cette|ce|par))*[ ']?(?:d')?(?:plateforme|platform|entremise|commission)",
        r"\bsans passer par (?:le site|la plate)|\b(?:traite\w*|travaille\w*|deal|work) (?:en direct\b|directly)",
    )
)


def moves_elsewhere(text: str) -> bool:
    """Whether a plain text proposes to talk or deal outside, or asks for what that takes."""
    return any(sign.search(text) for sign in _SIGNS)
