"""Examples for the description: answers that each route could give, made of the models themselves.

They show the form, not the law: no fee or fine stands in them, so none can grow old.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel

from kb.chat.reply import ReplyKind
from kb.facts import Counting, DecidedBy, Duration, Unit
from kb.flow import Asks
from kb.model import Confidence
from kb.rendered import Freshness, ReviewState
from kb.timeline import ChangeKind
from webapp.api.bulk import LICENCE, Bulk, BulkFile
from webapp.api.contacts import Contact, Contacts
from webapp.api.conversations import (
    Answered,
    ChatReply,
    Deadline,
    FlowStep,
    LastDay,
    Option,
    Result,
    SearchAnswer,
    Suggested,
    Suggestions,
)
from webapp.api.entries import Entries, Entry, EntryLink, EntrySummary
from webapp.api.laws import Abbreviations, Change, Changes, Facts, Law, Laws
from webapp.api.records import Fact, Item, LegalBasis, Source, Span, Text
from webapp.api.topics import Language, Languages, Topic, Topics

_ID = "residence-card-lost"
_TOPIC = "residence-card"
_PAGE = f"/vi/q/{_ID}"
_DAY = date(2026, 11, 23)
_SINCE = date(2012, 7, 9)
_ANSWER = (
    "Trước hết hãy trình báo cảnh sát và lấy số tiếp nhận. Sau đó, trong vòng 14 ngày, hãy đến Cục Xuất nhập "
    "cảnh nơi bạn ở để xin cấp lại thẻ."
)
_QUESTION = "Tôi bị mất thẻ cư trú. Tôi phải làm gì?"


def _drafted(text: str) -> Text:
    return Text(text=text, language="vi", freshness=Freshness.CURRENT, review=ReviewState.DRAFTED)


def _original(text: str) -> Text:
    return Text(text=text, language="en", freshness=Freshness.CURRENT, review=ReviewState.ORIGINAL)


def _english(text: str) -> Text:
    return Text(text=text, language="en", freshness=Freshness.MISSING, review=ReviewState.ORIGINAL)


def _item(item_id: str, text: str) -> Item:
    return Item(id=item_id, text=text, language="vi", freshness=Freshness.CURRENT, review=ReviewState.DRAFTED)


_SOURCE = Source(
    url="https://www.moj.go.jp/isa/applications/procedures/nyuukokukanri10_00010.html",
    title="紛失等による在留カードの再交付申請（出入国在留管理庁）",
    seen=date(2026, 8, 29),
)
_BASIS = LegalBasis(
    law="immigration-act",
    article="19-12(1)",
    name=_drafted("Luật Quản lý xuất nhập cảnh và công nhận người tị nạn"),
    provision="Điều 19-12 khoản 1",
    url="https://laws.e-gov.go.jp/law/326CO0000000319",
)
_DEADLINE = Fact(
    id="reissue-deadline",
    label=_drafted("Thời hạn xin cấp lại thẻ bị mất"),
    type="duration",
    value=Duration(number=14, unit=Unit.DAY),
    text="14 ngày",
    table=None,
    from_=_SINCE,
    until=None,
    next=None,
    decided_by=DecidedBy.EVENT,
    counts_from=_drafted("ngày bạn biết là bị mất"),
    counting=Counting.AFTER_EVENT_DAY,
    basis=(_BASIS,),
    sources=(_SOURCE,),
    confidence=Confidence.OFFICIAL,
)
_CONTACT = Contact(
    id="immigration-information-center",
    name=_drafted("Trung tâm Thông tin Tổng hợp về Lưu trú cho Người nước ngoài"),
    phone="0570-013904",
    phone_to_check=False,
    url="https://www.moj.go.jp/isa/consultation/center/index.html",
    hours=_drafted("Ngày thường 8:30–17:15"),
    open_now=False,
    languages=("ja", "en", "vi"),
    cost=_drafted("Bạn trả cước điện thoại"),
    who=_drafted("Người muốn hỏi về thủ tục nhập cảnh và lưu trú"),
    area=_english("All of Japan"),
    emergency=False,
    seen=date(2026, 8, 29),
    sources=(_SOURCE,),
    confidence=Confidence.OFFICIAL,
)

_SEARCH = SearchAnswer(
    query="mat the cu tru",
    language="vi",
    detected_language="vi",
    did_you_mean=None,
    results=(
        Result(
            id=_ID,
            topic=_TOPIC,
            question=_QUESTION,
            answer=_ANSWER,
            url=_PAGE,
            score=0.94,
            language="vi",
            review=ReviewState.DRAFTED,
            freshness=Freshness.CURRENT,
        ),
    ),
)
_NOTHING = SearchAnswer(
    query="công thức nấu phở", language="vi", detected_language="vi", did_you_mean=None, results=()
)
_ENTRY = Entry(
    id=_ID,
    url=_PAGE,
    topic=_TOPIC,
    topic_name=_drafted("Thẻ cư trú"),
    language="vi",
    on=_DAY,
    in_force=Span(from_=_SINCE, until=None),
    changes_on=None,
    checked=_DAY,
    audience=("migrant", "officer"),
    question=_drafted(_QUESTION),
    answer=_drafted(_ANSWER),
    steps=(_item("police", "Đến đồn cảnh sát gần bạn và trình báo."),),
    bring=(_item("photo", "Một tấm ảnh"),),
    where=_drafted("Cục Xuất nhập cảnh phụ trách nơi bạn ở"),
    deadline=(_DEADLINE,),
    fee=(),
    penalty=(),
    notes=(),
    for_officers=(),
    legal_basis=(_BASIS,),
    sources=(_SOURCE,),
    confidence=Confidence.OFFICIAL,
    review=ReviewState.DRAFTED,
    freshness=Freshness.CURRENT,
    law_review=None,
    related=(
        EntryLink(
            id="residence-card-carry",
            topic=_TOPIC,
            question=_english("Must I carry my residence card?"),
            url="/vi/q/residence-card-carry",
        ),
    ),
    contacts=(_CONTACT,),
    concepts=("residence-card", "lose"),
    fields_in_other_language=(),
)
_CHAT_ANSWER = ChatReply(
    kind=ReplyKind.ANSWER,
    language="vi",
    text=_ANSWER,
    entries=(_ID,),
    options=(),
    sources=(_SOURCE,),
    contacts=(),
    conversation="eyJsYW5ndWFnZSI6InZpIiwiZW50cnkiOiJyZXNpZGVuY2UtY2FyZC1sb3N0In0.aSLq9A.signature",
)
_CHAT_CLARIFY = ChatReply(
    kind=ReplyKind.CLARIFY,
    language="en",
    text="Which of these is it about?",
    entries=(_ID, "residence-card-renewal"),
    options=(
        Option(
            label="I lost my residence card. What should I do?",
            message="I lost my residence card.",
            entry=_ID,
        ),
        Option(
            label="How do I renew my residence card?",
            message="How do I renew my residence card?",
            entry="residence-card-renewal",
        ),
    ),
    sources=(),
    contacts=(),
    notices=(
        Text(
            text="Our conversation was too long ago, so we start again. Nothing of it was kept.",
            language="en",
            freshness=Freshness.CURRENT,
            review=ReviewState.ORIGINAL,
        ),
    ),
    conversation="eyJsYW5ndWFnZSI6ImVuIn0.aSLq9A.signature",
)
_MOVING = _original("I am moving")
_MOVED_ON = _original("On which day did you begin to live in the new home?")
_CHAT_STEP = ChatReply(
    kind=ReplyKind.FLOW,
    language="en",
    text="Where do you move?",
    entries=(),
    options=(
        Option(label="Inside the same municipality", message="Inside the same municipality"),
        Option(label="To another municipality in Japan", message="To another municipality in Japan"),
    ),
    flow=FlowStep(
        id="moving",
        title=_MOVING,
        step="where",
        asks=Asks.CHOICE,
        number=1,
        most=4,
        checked=_DAY,
        notes=(),
        summary=(),
    ),
    sources=(),
    contacts=(),
    conversation="eyJsYW5ndWFnZSI6ImVuIn0.aSLq9A.signature",
)
_LAST_DAY = LastDay(
    fact="address-notice-deadline",
    from_=date(2026, 11, 16),
    last_day=date(2026, 11, 30),
    days_left=7,
    japanese="令和8年11月30日（月）",
    entry="change-of-address",
)
_CHAT_END = ChatReply(
    kind=ReplyKind.FLOW,
    language="en",
    text="Go to the office of the municipality of your new home with everybody's cards.",
    entries=("change-of-address",),
    options=(),
    deadline=Deadline(
        fact=_LAST_DAY.fact, from_=_LAST_DAY.from_, last_day=_LAST_DAY.last_day, days_left=_LAST_DAY.days_left
    ),
    deadlines=(_LAST_DAY,),
    flow=FlowStep(
        id="moving",
        title=_MOVING,
        step="moved-home",
        number=1,
        most=1,
        checked=_DAY,
        notes=(),
        summary=(Answered(question=_MOVED_ON, answer=_original("16 November 2026"), day=date(2026, 11, 16)),),
    ),
    sources=(),
    contacts=(),
    conversation="eyJsYW5ndWFnZSI6ImVuIn0.aSLq9A.signature",
)

EXAMPLES: Mapping[str, Mapping[str, BaseModel]] = {
    "search": {"found": _SEARCH, "nothing": _NOTHING},
    "suggest": {
        "suggestions": Suggestions(
            query="mất th",
            language="vi",
            suggestions=(Suggested(text=_QUESTION, language="vi", entry=_ID, url=_PAGE),),
        )
    },
    "chat": {
        "answer": _CHAT_ANSWER,
        "clarify": _CHAT_CLARIFY,
        "flow": _CHAT_STEP,
        "end-of-a-flow": _CHAT_END,
    },
    "entries": {
        "list": Entries(
            language="vi",
            entries=(
                EntrySummary(
                    id=_ID,
                    topic=_TOPIC,
                    question=_QUESTION,
                    language="vi",
                    review=ReviewState.DRAFTED,
                    freshness=Freshness.CURRENT,
                    in_force=Span(from_=_SINCE, until=None),
                ),
            ),
        )
    },
    "entry": {"entry": _ENTRY},
    "topics": {
        "topics": Topics(
            language="vi",
            topics=(
                Topic(
                    id=_TOPIC,
                    name=_drafted("Thẻ cư trú"),
                    about=_drafted("Nhận, mang theo, mất, gia hạn thẻ."),
                    entries=6,
                ),
            ),
        )
    },
    "contacts": {"contacts": Contacts(language="vi", contacts=(_CONTACT,))},
    "facts": {"facts": Facts(language="vi", on=_DAY, facts=(_DEADLINE,))},
    "laws": {
        "laws": Laws(
            language="vi",
            laws=(
                Law(
                    id="immigration-act",
                    name=_drafted("Luật Quản lý xuất nhập cảnh và công nhận người tị nạn"),
                    number=_english("Cabinet Order No. 319 of 1951"),
                    abbreviations=Abbreviations(ja=("入管法",), en=("Immigration Act",)),
                    url="https://laws.e-gov.go.jp/law/326CO0000000319",
                    url_en=None,
                    amendments=(),
                ),
            ),
        )
    },
    "changes": {
        "changes": Changes(
            language="en",
            since=date(2026, 10, 1),
            changes=(
                Change(
                    on=date(2027, 4, 1),
                    kind=ChangeKind.ENTRY,
                    id="permanent-residence-revocation",
                    what=Text(
                        text="Can permanent residence be taken away?",
                        language="en",
                        freshness=Freshness.CURRENT,
                        review=ReviewState.ORIGINAL,
                    ),
                    url="/en/q/permanent-residence-revocation?on=2027-04-01",
                    ends=False,
                    confidence=Confidence.OFFICIAL,
                    sources=(_SOURCE,),
                ),
            ),
        )
    },
    "bulk": {
        "files": Bulk(
            language="vi",
            on=_DAY,
            licence=LICENCE,
            files=(
                BulkFile(
                    name="entries.jsonl",
                    url="/api/v1/bulk/entries.jsonl?lang=vi",
                    lines=276,
                    bytes=4_000_000,
                    sha256="0f3a" * 16,
                ),
            ),
        )
    },
    "languages": {
        "languages": Languages(
            languages=(
                Language(
                    code="zh-Hans",
                    name="简体中文",
                    english="Chinese (Simplified)",
                    direction="ltr",
                    script="Hans",
                    aliases=("zh-CN", "zh-SG"),
                    fallback=("en", "ja"),
                ),
            )
        )
    },
}
"""By the operation's name, then by a word for what the example shows."""

FILE_EXAMPLE = _ENTRY.model_dump_json(by_alias=True) + "\n"
"""The first line of a file."""

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "first": {"message": "mất thẻ cư trú", "lang": "vi"},
    "begin-a-flow": {"message": "flow:moving", "lang": "en"},
    "follow-up": {"message": "bao nhiêu tiền?", "conversation": _CHAT_ANSWER.conversation},
}
"""Bodies for the chat."""
