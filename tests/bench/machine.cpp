// Where the server and the load ran, and what else the machine was doing: a figure is worth that.
#include "tests/bench/machine.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace bench {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int server_core() {
    static const int first = cores_of(0).front();
    return first;
}

void step_aside() {
    cpu_set_t others;
    CPU_ZERO(&others);
    for (const int core : cores_of(0)) {
        if (core != server_core()) CPU_SET(static_cast<std::size_t>(core), &others);
    }
    if (CPU_COUNT(&others) > 0) ::sched_setaffinity(0, sizeof others, &others);
}

std::vector<int> cores_of(pid_t process) {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(process, sizeof set, &set) != 0) {
        throw std::runtime_error("Nobody knows where a process runs.");
    }
    std::vector<int> cores;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<std::size_t>(core), &set)) cores.push_back(core);
    }
    return cores;
}

double busy_seconds() {
    // user, nice, system, idle, waiting for the disk, interrupts, soft interrupts
    std::ifstream stat("/proc/stat");
    std::string name;
    std::array<double, 7> ticks{};
    stat >> name;
    for (double& each : ticks)
        stat >> each;
    const double busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
    return busy / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double stolen_seconds() {
    // The eighth figure after the name: what the host gave to somebody else while we wanted it.
    std::ifstream stat("/proc/stat");
    std::string name;
    double ticks = 0;
    stat >> name;
    for (int each = 0; each < 8; ++each)
        stat >> ticks;
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double own_cpu_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double load_average() {
    double last_minute = 0;
    return ::getloadavg(&last_minute, 1) == 1 ? last_minute : 0;
}

}  // namespace bench
