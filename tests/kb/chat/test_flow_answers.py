"""Which answer of a flow a message gives, over the real content; and which messages give none."""

from __future__ import annotations

import pytest

from kb import KnowledgeBase
from kb.chat.reply import Conversation
from kb.flow import answer_key
from tests.kb.chat.test_flows import at, ways_to

TAKEN = [
    ("en", "moving/where/other", "we moved to a different town"),
    ("en", "lost-card/stay/running", "my card is still valid"),
    ("en", "lost-card/stay/running", "it has not ended"),
    ("en", "leaving-japan/back/good", "no, for good"),
    ("en", "stay-ending/applied/yes", "yes I applied"),
    ("en", "stay-ending/applied/no", "no I have not"),
    ("en", "baby-born/parents/foreign", "both foreign"),
    ("en", "no-status/situation/just-ended", "my visa expired two weeks ago"),
    ("en", "somebody-detained/your-status/no", "I have no visa"),
    ("ja", "moving/where/same", "同じ市の中です"),
    ("ja", "moving/children/no", "子どもはいません"),
    ("ja", "lost-card/stay/ended", "オーバーステイです"),
    ("ja", "stay-ending/status/visitor", "観光です"),
    ("ja", "stay-ending/status/other", "留学です"),
    ("ja", "violence-at-home/left/together", "まだ一緒に住んでいます"),
    ("vi", "somebody-detained/by-whom/police", "cảnh sát bắt"),
    ("vi", "lost-card/stay/ended", "hết hạn rồi"),
    ("vi", "baby-born/notified/no", "chưa nộp"),
    ("vi", "divorce-or-death-of-spouse/what/divorced", "ly hôn rồi"),
    ("ar", "moving/coming-back/good", "لن أعود"),
    ("ar", "baby-born/place/expecting", "لم يولد بعد"),
    ("zh-Hans", "lost-card/stay/running", "还没过期"),
    ("es", "moving/where/other", "a otra ciudad"),
    ("pt-BR", "moving/where/other", "para outra cidade"),
    ("ne", "moving/where/other", "अर्को शहर"),
    ("ko", "moving/where/other", "다른 도시로"),
    ("mn", "stay-ending/applied/no", "өргөдөл гаргаагүй"),
    ("km", "stay-ending/applied/no", "មិនទាន់ដាក់ពាក្យ"),
    ("si", "stay-ending/applied/no", "තාම ඉල්ලුම් කළේ නැහැ"),
    ("si", "moving/coming-back/back", "ඔව් නැවත එනවා"),
    ("th", "violence-at-home/left/together", "ยังอยู่ด้วยกันค่ะ"),
]

NOT_TAKEN = [
    ("en", "lost-card/police", "the police"),
    ("en", "lost-card/police", "the police do not believe me"),
    ("en", "moving/insurance", "we don't know"),
    ("en", "baby-born/parents", "nobody is japanese"),
    ("en", "stay-ending/applied", "I want to apply"),
    ("en", "stay-ending/applied", "I don't understand"),
    ("en", "stay-ending/plan", "I don't want to go home"),
    ("en", "leaving-japan/back", "I will come back next year"),
    ("en", "violence-at-home/now", "no I am not safe"),
    ("en", "violence-at-home/left", "I want to leave"),
    ("en", "somebody-detained/your-status", "my husband has no visa"),
    ("en", "divorce-or-death-of-spouse/what", "we are getting divorced"),
    ("ja", "lost-card/place", "日本にはいません"),
    ("ja", "lost-card/stay", "有効ではない"),
    ("ja", "stay-ending/applied", "更新"),
    ("ja", "stay-ending/plan", "同じ仕事ではありません"),
    ("ja", "violence-at-home/now", "今は大丈夫じゃない"),
    ("ja", "violence-at-home/left", "家を出たい"),
    ("ja", "divorce-or-death-of-spouse/what", "離婚していません"),
    ("ja", "no-status/wish", "日本に残りたくない"),
    ("vi", "lost-card/stay", "con tôi"),
    ("vi", "lost-card/place", "không ở Nhật"),
    ("vi", "violence-at-home/now", "không ổn"),
    ("vi", "divorce-or-death-of-spouse/what", "tôi muốn ly hôn"),
    ("ar", "violence-at-home/now", "لست بأمان"),
    ("ar", "divorce-or-death-of-spouse/what", "لم نتطلق"),
    ("zh-Hans", "violence-at-home/now", "现在不安全"),
    ("es", "divorce-or-death-of-spouse/what", "no estamos divorciados"),
    ("ko", "lost-card/place", "일본에 없어요"),
    ("fa", "divorce-or-death-of-spouse/what", "طلاق نگرفتیم"),
    ("uk", "divorce-or-death-of-spouse/what", "хочу розлучитися"),
    ("km", "divorce-or-death-of-spouse/what", "ខ្ញុំចង់លែងលះ"),
    ("km", "divorce-or-death-of-spouse/what", "យើងមិនបានលែងលះ"),
    ("mn", "divorce-or-death-of-spouse/what", "салаагүй"),
]


def standing_at(base: KnowledgeBase, place: str, language: str) -> Conversation:
    """Return the state of somebody who is asked `flow/question`."""
    flow_id, node_id = place.split("/")
    flow = base.content.flows[flow_id]
    return at(flow, next(choices for choices, node in ways_to(flow) if node.id == node_id), language)


@pytest.mark.parametrize(("language", "answer", "message"), TAKEN)
def test_a_sentence_gives_its_answer(base: KnowledgeBase, language: str, answer: str, message: str) -> None:
    place, _, given = answer.rpartition("/")
    reply = base.ask(message, language, standing_at(base, place, language))

    assert reply.conversation.choices[-1:] == ((place.rpartition("/")[2], given),)


@pytest.mark.parametrize(("language", "place", "message"), NOT_TAKEN)
def test_what_only_holds_the_words_of_an_answer_is_none(
    base: KnowledgeBase, language: str, place: str, message: str
) -> None:
    before = standing_at(base, place, language)
    reply = base.ask(message, language, before)

    assert reply.conversation.choices == before.choices


@pytest.mark.parametrize("language", ["ja", "en", "vi", "ar", "zh-Hans", "es", "pt-BR", "ne", "ko"])
def test_every_way_to_give_an_answer_gives_it(base: KnowledgeBase, language: str) -> None:
    given = 0
    for flow in base.content.flows.values():
        for choices, node in ways_to(flow):
            for answer in node.answers:
                for way in base.translations.asked(answer_key(flow, node, answer), language):
                    reply = base.ask(way, language, at(flow, choices, language))
                    assert reply.conversation.choices[-1:] == ((node.id, answer.id),), (flow.id, node.id, way)
                    given += 1
    assert given > 50
