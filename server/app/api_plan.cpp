// Planning a session: the lobby's word of it, and a calendar entry that tells nobody anything.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/format_names.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/vocabulary/words.hpp"

#include <chrono>
#include <cstdio>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::int64_t minutes_max = 240;

/// RFC 5545: a moment in UTC.
std::string calendar_time(Time time) {
    using namespace std::chrono;
    const sys_seconds moment{seconds(time.ms / 1000)};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss clock{moment - day};
    std::string text(32, '\0');
    const int size = std::snprintf(
        text.data(),
        text.size(),
        "%04d%02u%02uT%02d%02d%02dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count())
    );
    text.resize(static_cast<std::size_t>(size));
    return text;
}

/// The title is neutral: calendars are seen by many.
std::string calendar(const RoomId& room, const PlannedMeeting& plan, Time now) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Spacebetween//EN\r\n";
    text += "BEGIN:VEVENT\r\nUID:" + room.text + "-" + std::to_string(plan.at.ms) + "\r\n";
    text += "DTSTAMP:" + calendar_time(now) + "\r\n";
    text += "DTSTART:" + calendar_time(plan.at) + "\r\n";
    text += "DTEND:" + calendar_time(plan.at + plan.minutes * minute_ms) + "\r\n";
    text += "SUMMARY:" + std::string(word("calendar.title")) + "\r\n";
    text += "CLASS:PRIVATE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return text;
}

}  // namespace

Answering plan_session(Call call) {
    ApiServices& services = *call.services;
    const RoomId room = call.room();
    const auto at = call.whole("at");
    const auto format = call.line("format", 64);
    const auto minutes = call.whole("minutes").value_or(60);
    const bool sound = at && *at > 0 && minutes > 0 && minutes <= minutes_max;
    if (!sound || !format || format->empty()) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_for(&services, room, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomSettings settings;
    settings.planned = PlannedSession{Time{*at}, *format, static_cast<int>(minutes)};
    RoomHost::Question question =
        [&services, by = call.account(), settings](Room& asked, Time now) {
            const TeamId& team = asked.state().info().team;
            if (format_name(services.host.formats, team, settings.planned->format).empty()) {
                Decision unknown;
                unknown.refused = No{Refusal::not_found, std::nullopt};
                return unknown;
            }
            return asked.settings(by, settings, now);
        };
    const Decision decision = co_await RoomHost::ask(std::move(host), std::move(question));
    if (const auto refusal = decision.refusal()) co_return refusal_reply(*refusal);
    const PlannedMeeting plan{Time{*at}, *format, static_cast<int>(minutes)};
    auto follow = [&services, room, plan] {
        auto entry = services.accounts.room(room);
        if (!entry) return;
        entry->planned = plan;
        static_cast<void>(services.accounts.update_room(*entry));
    };
    co_await services.host.thread.run(std::move(follow));
    co_return done_reply();
}

Answering calendar_entry(Call call) {
    ApiServices& services = *call.services;
    const RoomId room = call.room();
    const Time now = services.host.clock.now();
    auto look_up = [&services, room, account = call.account(), now] {
        const bool belongs = at_the_door(services.accounts, room, account, now).has_value();
        return belongs ? services.accounts.room(room) : std::nullopt;
    };
    const auto entry = co_await services.host.thread.run(std::move(look_up));
    if (!entry || !entry->planned) co_return refusal_reply(HttpRefusal::unknown);
    std::string text = calendar(room, *entry->planned, now);
    HttpResponse reply = http_response(200, "text/calendar; charset=utf-8", std::move(text));
    reply.fields.push_back({"Content-Disposition", "attachment; filename=\"session.ics\""});
    co_return reply;
}

}  // namespace spacebetween::api
