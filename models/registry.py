"""Every table, for the ORM's start."""

from models.access import MailCode, PersonalLink
from models.agenda import BookingRules, Claim, WorkingHours
from models.application import Application, ApplicationAct
from models.appointment import Appointment
from models.audit import AuditEntry, AuditPseudonym, AuditPurge, AuditSeal
from models.call import Call, CallRing, CallSeat
from models.certification import CertificationAct, EvidenceDocument, EvidenceReading, UploadPass
from models.chat_document import ChatDocument
from models.conversation import ContactShare, Conversation, ConversationTopic, Message, MessageFile
from models.delivery import AppState, Card, InboxUpdate, Notification, Screen
from models.departure import DataExport, Departure, DepartureWish, Farewell, SentMessage
from models.dialog import DialogSession
from models.digest import Digest
from models.gallery import GalleryPicture, ProfileDocument, SentFile, UnwantedFile
from models.help_request import HelpMessage, HelpRequest
from models.measure import Appeal, Exclusion, Measure, MissionMeasure
from models.member import Member, Membership, Organisation
from models.mission import Mission, MissionAct, MissionSkill
from models.payrolling import PartnerDelivery, PayrollAct, PayrollFile
from models.preference import NotificationPreference
from models.process import Process
from models.profile import Profile, Skill
from models.response_fact import ResponseFact
from models.resume import Education, Experience
from models.role import RoleGrant
from models.saved_search import SavedSearch
from models.scam_report import ScamEvidence, ScamQuestion, ScamReport

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
    "ChatDocument",
    "Claim",
    "ContactShare",
    "Conversation",
    "ConversationTopic",
    "DataExport",
    "Departure",
    "DepartureWish",
    "DialogSession",
    "Digest",
    "Education",
    "EvidenceDocument",
    "EvidenceReading",
    "Exclusion",
    "Experience",
    "Farewell",
    "GalleryPicture",
    "HelpMessage",
    "HelpRequest",
    "InboxUpdate",
    "MailCode",
    "Measure",
    "Member",
    "Membership",
    "Message",
    "MessageFile",
    "Mission",
    "MissionAct",
    "MissionMeasure",
    "MissionSkill",
    "Notification",
    "NotificationPreference",
    "Organisation",
    "PartnerDelivery",
    "PayrollAct",
    "PayrollFile",
    "PersonalLink",
    "Process",
    "Profile",
    "ProfileDocument",
    "ResponseFact",
    "RoleGrant",
    "SavedSearch",
    "ScamEvidence",
    "ScamQuestion",
    "ScamReport",
    "Screen",
    "SentFile",
    "SentMessage",
    "Skill",
    "UnwantedFile",
    "UploadPass",
    "WorkingHours",
]
