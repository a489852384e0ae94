// Killed in the midst of it: what was answered or seen must still be there, and answered the same.
#include "tests/bench/modes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <random>

namespace bench {
namespace {

constexpr Nanos milli = 1'000'000;
constexpr std::size_t repeated = 8;
/// Often, so that kills fall into snapshots too and the last round's rooms open as fast as the
/// first's.
constexpr std::size_t snapshot_entries = 60;

struct Missing {
    std::size_t acked = 0;
    std::size_t seen = 0;
};

/// Numbers above what the room still holds, up to what somebody knew: each of a member's records
/// holds the last number given to it, and those go round.
std::size_t missing_up_to(std::int64_t known, const std::map<std::size_t, std::int64_t>& held) {
    std::size_t missing = 0;
    const auto each = static_cast<std::int64_t>(records_each);
    for (std::int64_t number = std::max<std::int64_t>(1, known - each + 1); number <= known;
         ++number) {
        const auto found = held.find(static_cast<std::size_t>((number - 1) % each));
        if (found == held.end() || found->second < number) ++missing;
    }
    return missing;
}

using Knowledge = std::vector<std::pair<std::int64_t, std::int64_t>>;  ///< acked, seen; by member

Knowledge knowledge(Crowd& crowd) {
    Knowledge known;
    const std::size_t members = crowd.shape().members;
    for (std::size_t i = 0; i < crowd.members().size(); ++i) {
        std::int64_t seen = 0;
        const std::size_t first = i - i % members;
        for (std::size_t other = first; other < first + members; ++other) {
            if (other != i)
                seen = std::max(seen, crowd.members()[other]->witness().last_of(i - first));
        }
        known.emplace_back(crowd.members()[i]->acked_number(), seen);
    }
    return known;
}

Missing missing(Crowd& crowd, const Knowledge& known) {
    Missing missing;
    const std::size_t members = crowd.shape().members;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const std::size_t place = i % members;
        std::map<std::size_t, std::int64_t> held;
        for (const Mark& mark : crowd.members()[i - place]->found()) {
            if (mark.sender == place) {
                held[static_cast<std::size_t>(mark.number - 1) % records_each] = mark.number;
            }
        }
        missing.acked += missing_up_to(known[i].first, held);
        missing.seen += missing_up_to(known[i].second, held);
    }
    return missing;
}

void write_for(Crowd& crowd, Nanos time, std::size_t window) {
    const Nanos end = now() + time;
    while (now() < end) {
        for (const auto& one : crowd.members()) {
            while (one->unanswered() < window)
                one->set_next();
        }
        crowd.serve(1);
    }
}

}  // namespace

Report killing(const Settings& settings) {
    ServerProcess server(settings.server, settings.directory, snapshot_entries);
    Crowd crowd(server, settings.shape);
    for (const auto& one : crowd.members())
        one->keeps_answers = true;
    crowd.enter();
    crowd.open_sessions();
    crowd.make_records();
    std::mt19937_64 chance{std::random_device{}()};
    Missing lost;
    double slowest_start = 0;
    std::size_t rounds = 0;
    bool ended_early = false;
    for (; rounds < settings.rounds && !ended_early; ++rounds) {
        const auto whole = static_cast<std::uint64_t>(settings.seconds * 1'000);
        const auto time =
            static_cast<Nanos>(whole / 4 + chance() % std::max<std::uint64_t>(whole, 1));
        write_for(crowd, time * milli, settings.window);
        server.end(SIGKILL);
        // What was on its way when it died was told, and counts as seen.
        for (const auto& one : crowd.members())
            one->serve();
        const Knowledge known = knowledge(crowd);
        crowd.leave();
        slowest_start = std::max(slowest_start, server.start_seconds());
        crowd.enter();
        const Missing gone = missing(crowd, known);
        lost.acked += gone.acked;
        lost.seen += gone.seen;
        ended_early = gone.acked + gone.seen > 0;
        if (ended_early) continue;
        for (const auto& one : crowd.members())
            one->repeat(repeated);
        crowd.settle();
        // A client that never acks is told it is busy; every other round is enough to show it.
        if (rounds % 2 == 1) {
            for (const auto& one : crowd.members())
                one->ack_and_forget();
        }
    }
    Report report;
    report["rounds"] = rounds;
    std::int64_t changes = 0;
    std::size_t changed = 0;
    for (const auto& one : crowd.members()) {
        changes += one->acked_number();
        changed += one->answers_changed();
    }
    report["changes_answered"] = changes;
    report["acked_lost"] = lost.acked;
    report["seen_lost"] = lost.seen;
    report["answers_changed"] = changed;
    report["refused"] = crowd.tally().refused;
    report["lost"] = lost.acked + lost.seen + (ended_early ? 0 : crowd.lost());
    report["duplicated"] = crowd.tally().duplicated;
    report["out_of_order"] = crowd.tally().out_of_order;
    report["slowest_start_seconds"] = slowest_start;
    return report;
}

}  // namespace bench
