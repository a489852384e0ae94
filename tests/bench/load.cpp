// Load as people make it, at a pace, and as much as the server takes.
#include "tests/bench/baseline.hpp"
#include "tests/bench/machine.hpp"
#include "tests/bench/modes.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <queue>
#include <random>

namespace bench {
namespace {

constexpr Nanos second = 1'000'000'000;
constexpr double warm_up_seconds = 2;

/// Runs `write` and the sockets for some seconds, acking now and then.
void run_for(Crowd& crowd, double seconds, const std::function<void(Nanos)>& write) {
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

Report measured(Crowd& crowd, double seconds, const std::function<void(Nanos)>& write) {
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

}  // namespace

Report paced(const Settings& settings) {
    const Baseline bare = bare_commits(settings.directory);
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, settings.shape);
    crowd.enter();
    crowd.open_sessions();
    using Turn = std::pair<Nanos, Member*>;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    const auto every = static_cast<Nanos>(second / settings.changes_per_second);
    std::mt19937_64 chance{1};
    for (const auto& one : crowd.members()) {
        turns.emplace(
            now() + static_cast<Nanos>(chance() % static_cast<std::uint64_t>(every)),
            one.get()
        );
    }
    const auto write = [&](Nanos at) {
        while (turns.top().first <= at) {
            auto [due, member] = turns.top();
            turns.pop();
            member->set_next();
            turns.emplace(due + every, member);
        }
    };
    Report report = measured(crowd, settings.seconds, write);
    report["bare_commit_p50_ms"] = bare.p50_ms;
    report["bare_commit_p99_ms"] = bare.p99_ms;
    report["p50_over_bare"] = report["p50_ms"].get<double>() / bare.p50_ms;
    report["p99_over_bare"] = report["p99_ms"].get<double>() / bare.p99_ms;
    return report;
}

Report saturated(const Settings& settings) {
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, settings.shape);
    crowd.enter();
    crowd.open_sessions();
    const auto write = [&](Nanos /*at*/) {
        for (const auto& one : crowd.members()) {
            while (one->unanswered() < settings.window)
                one->set_next();
        }
    };
    return measured(crowd, settings.seconds, write);
}

}  // namespace bench
