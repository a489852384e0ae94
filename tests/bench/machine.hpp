// Where the server and the load ran, and what else the machine was doing: a figure is worth that.
#pragma once

#include <vector>

#include <sys/types.h>

namespace bench {

/// The core that the server has for itself: the first of those that we were given.
int server_core();

/// Keeps the load off the server's core, where there is another one.
void step_aside();

/// The cores that a process may run on, as the system says it; 0 is this process.
std::vector<int> cores_of(pid_t process);

/// What all cores have worked since the machine started, and what this process has.
double busy_seconds();
double own_cpu_seconds();

/// What a host has taken from the cores of this machine since it started: it shows as waiting.
double stolen_seconds();

/// Processes that ran or wanted to, on average over the last minute.
double load_average();

}  // namespace bench
