// Fills the six blocks: nothing goes onto the page without a yes.
#include "server/room/compose.hpp"

#include "server/board/outline.hpp"
#include "server/room/talks.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace spacebetween {

namespace {

class Composer {
public:
    Composer(const RoomState& state, const Draft& draft) : state_(state), draft_(draft) {}

    SummaryPage page() {
        SummaryPage page;
        page.room = state_.info().id;
        page.alias = state_.info().alias;
        page.case_reference = state_.info().case_reference;
        page.session = draft_.session->id;
        page.format = draft_.plan->name;
        page.started = draft_.session->started;
        page.minutes = static_cast<int>((draft_.ended - draft_.session->started) / minute_ms);
        const std::vector<RecordRef> records = state_.shared().in_order();
        for (const RecordRef& record : records) {
            if (record->type == Type::safety_stop && !told_before(*record)) {
                add_stop(page, *record);
            }
        }
        if (draft_.plan->ends_held) {
            page.kind = PageKind::held;
            return page;
        }
        for (const RecordRef& record : records) {
            if (state_.drafted_in(*record, *draft_.session)) {
                add(page, *record);
            }
        }
        return page;
    }

private:
    static std::vector<PageLine>& block(SummaryPage& page, PageBlock which) {
        return page.blocks[static_cast<std::size_t>(which)];
    }

    /// The line as somebody marked or wrote it on the page, if everyone who must agree has.
    void add(SummaryPage& page, const Record& record) {
        switch (record.type) {
            case Type::summary_line:
                add_line(page, record);
                break;
            case Type::conversation:
            case Type::action:
                add_planned(page, PageBlock::conversations, record);
                break;
            case Type::decision_needed:
            case Type::decision:
                add_planned(page, PageBlock::decide, record);
                break;
            default:
                break;
        }
    }

    void add_line(SummaryPage& page, const Record& line) {
        const RecordRef source = state_.shared().find(ref_of(line, "source"));
        if (!agreed(line, source)) {
            return;
        }
        PageLine on_page;
        on_page.nothing_yet = flag_of(line, "nothing_yet");
        on_page.text = words_of(line, "text");
        on_page.lens = words_of(line, "lens");
        on_page.section = words_of(line, "section");
        if (source) {
            on_page.of = source->type;
            on_page.record = source->id;
            if (on_page.text.empty()) {
                on_page.text = outlined(*source);
            }
            if (on_page.lens.empty() && source->type == Type::reading) {
                on_page.lens = words_of(*source, "lens");
            }
            if (on_page.lens == "safety" && is_only_hope(*source)) {
                on_page.lens = "change";
            }
        }
        if (on_page.text.empty() && !on_page.nothing_yet) {
            return;
        }
        block(page, block_of(line, source)).push_back(std::move(on_page));
    }

    /// Consent: the author's own mark or answer; for what has no author, the group's one tap.
    static bool agreed(const Record& line, const RecordRef& source) {
        if (flag_of(line, "left_out") || words_of(line, "group_says") == "no" ||
            words_of(line, "author_says") == "no") {
            return false;
        }
        const std::string& asked = words_of(line, "asked_of");
        if (!asked.empty() || (source && !source->by.empty())) {
            return (!source || asked == source->by.text) && words_of(line, "author_says") == "yes";
        }
        return !source || words_of(line, "group_says") == "yes";
    }

    /// A page carries every stop that ended before it and is on no page of an earlier session.
    [[nodiscard]] bool told_before(const Record& stop) const {
        const auto* ended = std::get_if<double>(&field_value(stop, "ended_at"));
        const auto& pages = state_.summaries();
        return ended != nullptr &&
               std::any_of(pages.begin(), pages.end(), [&](const SignedSummary& page) {
                   return page.session_number < draft_.session->number &&
                          static_cast<double>(page.at.ms) >= *ended;
               });
    }

    /// [B17] What is hoped for, said or begun tells of change; safety counts what was seen.
    static bool is_only_hope(const Record& source) {
        const std::string& rung = words_of(source, "rung");
        return !rung.empty() && rung != "observed" && rung != "kept_up";
    }

    /// Words that stand on the board as imagined, however they came onto the page.
    [[nodiscard]] bool are_imagined(const std::string& words) const {
        bool found = false;
        state_.shared().for_each([&](const RecordRef& record) {
            found =
                found || (record->type == Type::voice && words_of(*record, "kind") == "imagined" &&
                          !words.empty() && words_of(*record, "words") == words);
        });
        return found;
    }

    [[nodiscard]] PageBlock block_of(const Record& line, const RecordRef& source) const {
        PageBlock wanted = PageBlock::session;
        const std::string& name = words_of(line, "block");
        const auto choices = field_of(Type::summary_line, "block")->choices;
        const auto found = std::find(choices.begin(), choices.end(), name);
        if (found != choices.end()) {
            wanted = static_cast<PageBlock>(found - choices.begin());
        } else if (source && spec_of(source->type).board == BoardName::hypotheses) {
            wanted = PageBlock::thinking;
        }
        // What somebody imagined is never the child's view.
        const bool imagined =
            (source && source->type == Type::voice && words_of(*source, "kind") == "imagined") ||
            are_imagined(words_of(line, "text"));
        return imagined && wanted == PageBlock::children ? PageBlock::thinking : wanted;
    }

    void add_planned(SummaryPage& page, PageBlock which, const Record& record) {
        if (left_out(record.id)) {
            return;
        }
        PageLine line;
        line.of = record.type;
        line.record = record.id;
        line.with_whom = words_of(record, "with_whom");
        line.who = name_of(words_of(record, "who"));
        line.text = record.type == Type::conversation ? words_of(record, "opening")
                    : record.type == Type::action     ? action_words(record)
                    : record.type == Type::decision   ? decision_words(record)
                                                      : words_of(record, "text");
        line.ending = record.type == Type::decision ? words_of(record, "outcome") : "";
        if (line.text.empty() && line.with_whom.empty() && line.ending.empty()) {
            return;
        }
        line.when = day_in(record, record.type == Type::conversation ? "when" : "by_when");
        block(page, which).push_back(std::move(line));
    }

    /// [A26] What is to be done, and beside it the words of the one who thought of it.
    static std::string action_words(const Record& action) {
        const std::string_view quote = words_of(action, "quote");
        const std::string_view by = words_of(action, "quote_by");
        std::string words(words_of(action, "what"));
        if (quote.empty()) {
            return words;
        }
        words += words.empty() ? "“" : " “";
        words += quote;
        words += "”";
        return by.empty() ? words : words + " – " + std::string(by);
    }

    /// What was to decide, what was decided in words, and why.
    [[nodiscard]] std::string decision_words(const Record& decision) const {
        const RecordRef wanted = state_.shared().find(ref_of(decision, "of"));
        std::string words = wanted ? words_of(*wanted, "text") : std::string();
        for (const std::string_view name : {"text", "reason"}) {
            const std::string part(words_of(decision, name));
            words += words.empty() || part.empty() ? part : ": " + part;
        }
        return words;
    }

    void add_stop(SummaryPage& page, const Record& stop) {
        const std::string& ending = words_of(stop, "ending");
        if (ending.empty() || ending == "error") {
            return;
        }
        PageLine line;
        line.of = stop.type;
        line.record = stop.id;
        line.text = words_of(stop, "known");
        line.ending = ending;
        line.who = words_of(stop, ending == "held" ? "held_by" : "who");
        if (ending == "acts") {
            line.text += line.text.empty() ? words_of(stop, "what") : ": " + words_of(stop, "what");
        }
        line.when = words_of(stop, "by_when");
        line.passed_on_by = words_of(stop, "passed_on_by");
        block(page, PageBlock::safety).push_back(std::move(line));
    }

    /// What stands on the plan goes onto the page, unless somebody left it out there.
    [[nodiscard]] bool left_out(const RecordId& id) const {
        const auto back = state_.shared().referring_to(id);
        return std::any_of(back.begin(), back.end(), [&](const BackReference& reference) {
            const RecordRef line = state_.shared().find(reference.from);
            return line && line->type == Type::summary_line && flag_of(*line, "left_out") &&
                   state_.drafted_in(*line, *draft_.session);
        });
    }

    [[nodiscard]] std::string outlined(const Record& record) const {
        return outline(record, [this](const RecordId& id) { return state_.shared().find(id); });
    }

    [[nodiscard]] std::string name_of(const std::string& who) const {
        const Member* member = state_.member(MemberId(who));
        return member == nullptr ? who : member->who.name;
    }

    const RoomState& state_;
    const Draft& draft_;
};

}  // namespace

SummaryPage compose(const RoomState& state, const Draft& draft) {
    return Composer(state, draft).page();
}

std::vector<std::string>
missing_from(const RoomState& state, const Draft& draft, const SummaryPage& page) {
    std::vector<std::string> missing;
    if (!state.open_stops().empty()) {
        missing.emplace_back("safety_stop");
    }
    if (draft.plan->ends_held) {
        return missing;
    }
    const auto& thoughts = page.block(PageBlock::thinking);
    for (const std::string_view lens : {"change", "safety"}) {
        const bool read = std::any_of(thoughts.begin(), thoughts.end(), [&](const PageLine& line) {
            return line.lens == lens;
        });
        if (!read) {
            missing.push_back("lens_" + std::string(lens));
        }
    }
    return missing;
}

Draft draft_of(const RoomState& state, Time now) {
    if (const Session* session = state.session()) {
        return {&session->now, session->plan.get(), now};
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? Draft{} : Draft{&last->last, last->plan.get(), last->ended};
}

}  // namespace spacebetween
