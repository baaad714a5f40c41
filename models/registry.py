"""Every table, for the ORM's start."""

from models.agenda import BookingRules, Claim, DayOverride, WorkingHours
from models.appointment import Appointment
from models.call import Call, CallSeat
from models.certification import CertificationAct, EvidenceDocument, EvidenceReading, UploadPass
from models.conversation import Conversation, Message
from models.delivery import AppState, Card, InboxUpdate, Notification, Screen
from models.dialog import DialogEvent, DialogSession
from models.member import Member, Membership, Organisation
from models.process import Process
from models.profile import Profile, Skill
from models.scam_report import ScamEvidence, ScamReport

__all__ = [
    "AppState",
    "Appointment",
    "BookingRules",
    "Call",
    "CallSeat",
    "Card",
    "CertificationAct",
    "Claim",
    "Conversation",
    "DayOverride",
    "DialogEvent",
    "DialogSession",
    "EvidenceDocument",
    "EvidenceReading",
    "InboxUpdate",
    "Member",
    "Membership",
    "Message",
    "Notification",
    "Organisation",
    "Process",
    "Profile",
    "ScamEvidence",
    "ScamReport",
    "Screen",
    "Skill",
    "UploadPass",
    "WorkingHours",
]
