// What a connection costs that says nothing, and how long coming in takes.
#include "tests/bench/modes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <thread>

namespace bench {
namespace {

constexpr std::size_t joins_warm = 31;
constexpr std::size_t joins_cold = 5;
constexpr double milli = 1e6;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// From the connection's first byte to the snapshot's last.
double join_ms(Crowd& crowd) {
    const std::size_t last = crowd.shape().members - 1;
    crowd.member(0, last).leave();
    crowd.serve(1);
    const Nanos begun = now();
    crowd.enter_one(0, last);
    crowd.serve_until("joining", [&] { return crowd.member(0, last).is_in(); });
    return static_cast<double>(now() - begun) / milli;
}

void write_changes(Crowd& crowd, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        Member& writer = crowd.member(0, i % crowd.shape().members);
        crowd.serve_until("answers", [&] { return writer.unanswered() < 4; });
        writer.set_next();
    }
    crowd.settle();
}

struct Joins {
    double warm_ms = 0;
    double cold_ms = 0;
};

Joins joins(Crowd& crowd) {
    Joins joins;
    std::vector<double> warm;
    for (std::size_t i = 0; i < joins_warm; ++i)
        warm.push_back(join_ms(crowd));
    joins.warm_ms = median(std::move(warm));
    std::vector<double> cold;
    for (std::size_t i = 0; i < joins_cold; ++i) {
        // Killed, not drained: what is read back is the snapshot and all that came after it.
        crowd.leave();
        crowd.server().end(SIGKILL);
        crowd.server().start_seconds();
        cold.push_back(join_ms(crowd));
    }
    joins.cold_ms = median(std::move(cold));
    crowd.enter();
    return joins;
}

}  // namespace

Report idle(const Settings& settings) {
    ServerProcess server(settings.server, settings.directory);
    const std::size_t rooms =
        std::max<std::size_t>(1, settings.connections / settings.shape.members);
    Crowd crowd(server, {rooms, settings.shape.members});
    // The rooms themselves are there before: one member each holds them open.
    for (std::size_t room = 0; room < rooms; ++room)
        crowd.enter_one(room, 0);
    crowd.serve_until("coming in", [&] {
        for (std::size_t room = 0; room < rooms; ++room) {
            if (!crowd.member(room, 0).is_in()) return false;
        }
        return true;
    });
    const Usage before = server.usage();
    for (std::size_t room = 0; room < rooms; ++room) {
        for (std::size_t place = 1; place < settings.shape.members; ++place) {
            crowd.enter_one(room, place);
            crowd.serve(0);
        }
    }
    const Nanos end = now() + static_cast<Nanos>(settings.seconds * 1e9);
    while (now() < end) {
        crowd.serve(10);
        crowd.ack_all();
    }
    const Usage after = server.usage();
    const std::size_t more = rooms * (settings.shape.members - 1);
    const auto in =
        std::count_if(crowd.members().begin(), crowd.members().end(), [](const auto& one) {
            return one->is_in() && one->socket() >= 0;
        });
    Report report;
    report["rooms"] = rooms;
    report["connections"] = in;
    report["lost"] = crowd.members().size() - static_cast<std::size_t>(in);
    report["resident_bytes"] = after.resident_bytes;
    report["bytes_per_idle_connection"] =
        static_cast<double>(after.resident_bytes - before.resident_bytes) /
        static_cast<double>(more);
    return report;
}

Report joining(const Settings& settings) {
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, {1, settings.shape.members});
    crowd.enter();
    crowd.open_sessions();
    crowd.make_records();
    write_changes(crowd, settings.changes_few);
    const Joins few = joins(crowd);
    write_changes(crowd, settings.changes_many);
    const Joins many = joins(crowd);
    Report report;
    report["rooms"] = 1;
    report["records"] = 25 * settings.shape.members;
    report["changes_few"] = settings.changes_few;
    report["changes_many"] = settings.changes_few + settings.changes_many;
    report["warm_few_ms"] = few.warm_ms;
    report["warm_many_ms"] = many.warm_ms;
    report["warm_ratio"] = many.warm_ms / few.warm_ms;
    report["cold_few_ms"] = few.cold_ms;
    report["cold_many_ms"] = many.cold_ms;
    report["cold_ratio"] = many.cold_ms / few.cold_ms;
    report["lost"] = crowd.lost();
    report["duplicated"] = crowd.tally().duplicated;
    report["out_of_order"] = crowd.tally().out_of_order;
    return report;
}

}  // namespace bench
