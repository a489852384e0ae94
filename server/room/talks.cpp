// Follows conversations from page to page until something comes back of them.
#include "server/room/talks.hpp"

#include "server/board/date_field.hpp"

#include <algorithm>
#include <optional>

namespace spacebetween {

namespace {

bool tells_of(const SummaryPage& page, const RecordId& conversation) {
    const auto& lines = page.block(PageBlock::conversations);
    return std::any_of(lines.begin(), lines.end(), [&conversation](const PageLine& line) {
        return line.of == Type::conversation && line.record == conversation;
    });
}

/// The page that has the words; nothing for what was never on one. Of this session's pages only
/// the one that is being signed counts: those before it are superseded.
std::optional<SummaryId>
page_with(const RoomState& state, const SummaryPage& page, const RecordId& conversation) {
    if (tells_of(page, conversation)) {
        return page.id;
    }
    const auto& pages = state.summaries();
    for (auto before = pages.rbegin(); before != pages.rend(); ++before) {
        const auto& talks = before->talks;
        const auto known = std::find_if(talks.begin(), talks.end(), [&](const TalkToCome& talk) {
            return talk.record == conversation;
        });
        if (before->session != page.session && known != talks.end()) {
            return known->page;
        }
    }
    return std::nullopt;
}

/// From the year on, as far as it is known.
std::string numbered(const Date& date) {
    std::string day = std::to_string(date.day.year);
    for (const auto& part : {date.day.month, date.day.day}) {
        if (part) {
            day += (*part < 10 ? "-0" : "-") + std::to_string(*part);
        }
    }
    return day;
}

}  // namespace

std::string day_in(const Record& record, std::string_view field) {
    const Date* date = date_in(record, field);
    if (date == nullptr) {
        return {};
    }
    return date->said.empty() ? numbered(*date) : date->said;
}

std::vector<TalkToCome> talks_to_come(const RoomState& state, const SummaryPage& page) {
    std::vector<TalkToCome> talks;
    for (const RecordRef& record : state.shared().in_order()) {
        if (record->type != Type::conversation || !words_of(*record, "came_back").empty()) {
            continue;
        }
        const Date* when = date_in(*record, "when");
        const auto told = page_with(state, page, record->id);
        if (told && when != nullptr && when->day.year > 0) {
            talks.push_back({record->id, *told, numbered(*when)});
        }
    }
    return talks;
}

}  // namespace spacebetween
