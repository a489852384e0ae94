// Anyone's right to interrupt for somebody's safety, in every role and stage and between sessions.
#include "server/room/commands.hpp"
#include "server/room/timers.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace spacebetween {

namespace {

SessionState paused(SessionState now, Time at) {
    stop_timer(now, at);
    if (now.closing && now.closing->flush_by) {
        now.closing->left = std::max<Millis>(0, *now.closing->flush_by - at);
        now.closing->flush_by.reset();
    }
    return now;
}

SessionState resumed(SessionState now, Time at) {
    if (!now.pause) {
        run_timer(now, at);
    }
    if (now.closing && now.closing->left) {
        now.closing->flush_by = at + *now.closing->left;
        now.closing->left.reset();
    }
    return now;
}

struct Ending {
    std::string_view name;
    const std::string& words;
};

/// What this ending needs to be told, in the order of the form.
std::vector<Ending> told(const EndSafety& with) {
    switch (with.ending) {
        case SafetyEnding::acts:
            return {
                {"who", with.who},
                {"what", with.what},
                {"by_when", with.by_when},
                {"passed_on_by", with.passed_on_by}
            };
        case SafetyEnding::held:
            return {{"held_by", with.held_by}};
        case SafetyEnding::error:
            break;
    }
    return {{"why", with.why}};
}

bool says_something(std::string_view words) {
    return words.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

Value number(Time at) { return static_cast<double>(at.ms); }

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const RaiseSafety& with) {
    if (type_of(with.id) != Type::safety_stop) {
        return No{Refusal::schema, std::nullopt};
    }
    Act act;
    act.by = by.id;
    if (const Session* session = deciding.state.session()) {
        act = act_with(by, paused(session->now, deciding.now));
        act.made_in = session->now.id;
    } else if (const EndedSession* last = deciding.state.last_session()) {
        act.made_in = last->last.id;
    }
    act.ops.emplace_back(NewOp{
        with.id,
        Type::safety_stop,
        {field(Type::safety_stop, "raised_by", by.id.text),
         field(Type::safety_stop, "raised_at", number(deciding.now))}
    });
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const EndSafety& with) {
    const RecordRef stop = deciding.state.shared().find(with.id);
    if (!stop || stop->type != Type::safety_stop) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (!is_nothing(field_value(*stop, "ending"))) {
        return needs(deciding.state, {"open"});
    }
    SetOp end{with.id, {field(Type::safety_stop, "ending", std::string(to_string(with.ending)))}};
    std::vector<std::string> missing;
    for (const Ending& part : told(with)) {
        if (!says_something(part.words)) {
            missing.emplace_back(part.name);
        }
        end.fields.push_back(field(Type::safety_stop, part.name, part.words));
    }
    if (!missing.empty()) {
        return needs(deciding.state, std::move(missing));
    }
    end.fields.push_back(field(Type::safety_stop, "ended_by", by.id.text));
    end.fields.push_back(field(Type::safety_stop, "ended_at", number(deciding.now)));
    Act act;
    act.by = by.id;
    if (const Session* session = deciding.state.session()) {
        const bool last_one = deciding.state.open_stops().size() == 1;
        act = act_with(by, last_one ? resumed(session->now, deciding.now) : session->now);
    }
    act.ops.emplace_back(std::move(end));
    return act;
}

}  // namespace spacebetween
