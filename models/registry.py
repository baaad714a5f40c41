"""Every table, for the ORM's start."""

from models.access import MailCode, PersonalLink
from models.agenda import BookingRules, Claim, DayOverride, WorkingHours
from models.application import Application, ApplicationAct
from models.appointment import Appointment
from models.audit import AuditEntry, AuditPseudonym, AuditPurge, AuditSeal
from models.call import Call, CallRing, CallSeat
from models.certification import CertificationAct, EvidenceDocument, EvidenceReading, UploadPass
from models.conversation import Conversation, Message
from models.delivery import AppState, Card, InboxUpdate, Notification, Screen
from models.dialog import DialogEvent, DialogSession
from models.gallery import GalleryPicture, ProfileDocument, SentFile, UnwantedFile
from models.measure import Appeal, Exclusion, Measure
from models.member import Member, Membership, Organisation
from models.mission import Mission, MissionAct, MissionSkill
from models.process import Process
from models.profile import Profile, Skill
from models.resume import Education, Experience
from models.scam_report import ScamEvidence, ScamReport

__all__ = [
    "AppState",
    "Appeal",
    "Application",
    "ApplicationAct",
    "Appointment",
    "AuditEntry",
    "AuditPseudonym",
    "AuditPurge",
    "AuditSeal",
    "BookingRules",
    "Call",
    "CallRing",
    "CallSeat",
    "Card",
    "CertificationAct",
    "Claim",
    "Conversation",
    "DayOverride",
    "DialogEvent",
    "DialogSession",
    "Education",
    "EvidenceDocument",
    "EvidenceReading",
    "Exclusion",
    "Experience",
    "GalleryPicture",
    "InboxUpdate",
    "MailCode",
    "Measure",
    "Member",
    "Membership",
    "Message",
    "Mission",
    "MissionAct",
    "MissionSkill",
    "Notification",
    "Organisation",
    "PersonalLink",
    "Process",
    "Profile",
    "ProfileDocument",
    "ScamEvidence",
    "ScamReport",
    "Screen",
    "SentFile",
    "Skill",
    "UnwantedFile",
    "UploadPass",
    "WorkingHours",
]
