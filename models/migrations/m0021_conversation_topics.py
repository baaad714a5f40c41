"""Topics in private chats: which one belongs to which conversation.

A topic is a number of one chat. It stays known until the conversation is gone, or its account was told goodbye.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE conversation_topic (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id),
    conversation_id BIGINT NOT NULL REFERENCES conversation (id), chat_id BIGINT NOT NULL, thread_id BIGINT,
    due_at {instant}, made_at {instant} NOT NULL,
    UNIQUE (member_id, conversation_id), UNIQUE (chat_id, thread_id)
);
CREATE INDEX conversation_topic_of ON conversation_topic (conversation_id);
CREATE INDEX conversation_topic_due ON conversation_topic (due_at) WHERE due_at IS NOT NULL;
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
