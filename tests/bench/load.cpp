// Load as people make it, at a pace, and as much as the server takes.
#include "tests/bench/measured.hpp"

#include <nlohmann/json.hpp>

namespace bench {

Report paced(const Settings& settings) {
    const Baseline bare = bare_commits(settings.directory);
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, settings.shape);
    crowd.enter();
    crowd.open_sessions();
    crowd.make_records();
    Report report = measured(crowd, settings.seconds, in_turns(crowd, settings, [](Member& member) {
                                 member.set_next();
                             }));
    compare(report, bare);
    return report;
}

Report saturated(const Settings& settings) {
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, settings.shape);
    crowd.enter();
    crowd.open_sessions();
    crowd.make_records();
    const auto write = [&](Nanos /*at*/) {
        for (const auto& one : crowd.members()) {
            while (one->unanswered() < settings.window)
                one->set_next();
        }
    };
    return measured(crowd, settings.seconds, write);
}

}  // namespace bench
