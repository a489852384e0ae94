// The load generator: `bench MODE --server PROGRAM [--rooms N] ...` prints what it measured as
// JSON.
#include "tests/bench/machine.hpp"
#include "tests/bench/modes.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace bench;

const std::map<std::string, std::function<Report(const Settings&)>> modes = {
    {"paced", paced},
    {"saturate", saturated},
    {"idle", idle},
    {"join", joining},
    {"kill", killing},
    {"map", mapping},
};

Settings settings_from(const std::string& mode, const std::map<std::string, std::string>& given) {
    Settings settings;
    const auto number = [&given](const char* name, auto& into) {
        const auto found = given.find(name);
        if (found == given.end()) return;
        into = static_cast<std::remove_reference_t<decltype(into)>>(std::stod(found->second));
    };
    if (!given.contains("server")) throw std::runtime_error("--server names the program.");
    settings.server = given.at("server");
    if (mode == "map") settings.shape.rooms = 1;
    number("rooms", settings.shape.rooms);
    number("members", settings.shape.members);
    number("rate", settings.changes_per_second);
    number("seconds", settings.seconds);
    number("window", settings.window);
    number("rounds", settings.rounds);
    number("connections", settings.connections);
    number("few", settings.changes_few);
    number("many", settings.changes_many);
    number("people", settings.people);
    return settings;
}

/// A socket each, here and in the server, which inherits it.
void allow_many_files() {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

bool all_well(const Report& report) {
    for (const char* fault :
         {"lost", "duplicated", "out_of_order", "refused", "answers_changed", "boards_that_differ"
         }) {
        if (report.value(fault, 0) != 0) return false;
    }
    return true;
}

int run(const std::string& mode, const std::map<std::string, std::string>& given) {
    Settings settings = settings_from(mode, given);
    std::string pattern = std::filesystem::temp_directory_path() / "spacebetween-bench-XXXXXX";
    const bool kept = given.contains("dir");
    settings.directory = kept ? given.at("dir") : std::string(::mkdtemp(pattern.data()));
    std::filesystem::create_directories(settings.directory);
    allow_many_files();
    step_aside();
    Report report;
    report["mode"] = mode;
    report["load_average_before"] = load_average();
    report["bench_cores"] = cores_of(0);
    report["rooms"] = settings.shape.rooms;
    report["members"] = settings.shape.members;
    try {
        report.update(modes.at(mode)(settings));
        std::ifstream limits(settings.directory / "limits.json");
        report["limits.json"] = Report::parse(limits);
    } catch (...) {
        if (!kept) std::filesystem::remove_all(settings.directory);
        throw;
    }
    if (!kept) std::filesystem::remove_all(settings.directory);
    std::cout << report.dump(2) << '\n';
    return all_well(report) ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** words) {
    std::map<std::string, std::string> given;
    for (int i = 2; i + 1 < count; i += 2)
        given[std::string(words[i]).substr(2)] = words[i + 1];
    if (count < 2 || !modes.contains(words[1])) {
        std::cerr
            << "bench paced|saturate|idle|join|kill|map --server PROGRAM [--rooms N] [--members N]"
               " [--rate N] [--seconds N] [--window N] [--rounds N] [--connections N]"
               " [--few N] [--many N] [--people N] [--dir DIRECTORY]\n";
        return EXIT_FAILURE;
    }
    try {
        return run(words[1], given);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
