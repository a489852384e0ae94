// Runs a crowd for a while and says how that went.
#include "tests/bench/measured.hpp"

#include "tests/bench/machine.hpp"

#include <nlohmann/json.hpp>

#include <queue>
#include <random>

namespace bench {
namespace {

constexpr double warm_up_seconds = 2;

/// Runs `write` and the sockets for some seconds, acking now and then.
void run_for(Crowd& crowd, double seconds, const Write& write) {
    const Nanos end = now() + static_cast<Nanos>(seconds * second);
    Nanos next_ack = now() + second;
    for (Nanos at = now(); at < end; at = now()) {
        write(at);
        if (at >= next_ack) {
            crowd.ack_all();
            next_ack = at + second;
        }
        crowd.serve(1);
    }
}

}  // namespace

Write in_turns(Crowd& crowd, const Settings& settings, std::function<void(Member&)> write) {
    using Turn = std::pair<Nanos, Member*>;
    using Turns = std::priority_queue<Turn, std::vector<Turn>, std::greater<>>;
    Turns turns;
    const auto every = static_cast<Nanos>(second / settings.changes_per_second);
    std::mt19937_64 chance{1};
    for (const auto& one : crowd.members()) {
        turns.emplace(
            now() + static_cast<Nanos>(chance() % static_cast<std::uint64_t>(every)),
            one.get()
        );
    }
    return [turns, every, write = std::move(write)](Nanos at) mutable {
        while (turns.top().first <= at) {
            auto [due, member] = turns.top();
            turns.pop();
            write(*member);
            turns.emplace(due + every, member);
        }
    };
}

Report measured(Crowd& crowd, double seconds, const Write& write) {
    run_for(crowd, warm_up_seconds, write);
    Tally& tally = crowd.tally();
    const Usage before = crowd.server().usage();
    const double others_before = busy_seconds() - own_cpu_seconds() - before.cpu_seconds;
    const double stolen_before = stolen_seconds();
    const Nanos begun = now();
    tally.measuring = true;
    run_for(crowd, seconds, write);
    tally.measuring = false;
    const double took = static_cast<double>(now() - begun) / second;
    const Usage after = crowd.server().usage();
    const double cpu = after.cpu_seconds - before.cpu_seconds;
    const double others = busy_seconds() - own_cpu_seconds() - after.cpu_seconds - others_before;
    const double stolen = stolen_seconds() - stolen_before;
    const auto delivered = static_cast<double>(tally.deliveries);
    crowd.settle();
    Report report;
    report["seconds"] = took;
    report["deliveries"] = tally.deliveries;
    report["deliveries_per_second"] = delivered / took;
    report["p50_ms"] = at_share(tally.micros, 0.5);
    report["p95_ms"] = at_share(tally.micros, 0.95);
    report["p99_ms"] = at_share(tally.micros, 0.99);
    report["max_ms"] = at_share(tally.micros, 1);
    report["lost"] = crowd.lost();
    report["duplicated"] = tally.duplicated;
    report["out_of_order"] = tally.out_of_order;
    report["refused"] = tally.refused;
    report["server_cores"] = cores_of(crowd.server().process());
    report["server_cpu_share"] = cpu / took;
    report["others_cpu_share"] = std::max(others, 0.0) / took;
    report["stolen_share"] = stolen / took;
    report["cpu_seconds_per_million_deliveries"] = cpu * 1e6 / std::max(delivered, 1.0);
    return report;
}

void compare(Report& report, const Baseline& bare) {
    report["bare_commit_p50_ms"] = bare.p50_ms;
    report["bare_commit_p99_ms"] = bare.p99_ms;
    report["p50_over_bare"] = report["p50_ms"].get<double>() / bare.p50_ms;
    report["p99_over_bare"] = report["p99_ms"].get<double>() / bare.p99_ms;
}

}  // namespace bench
