// A person at a client, who does this and that: mostly what the stage offers, now and then what it
// forbids.
#pragma once

#include "server/base/random.hpp"
#include "tests/simulation/sim_client.hpp"

#include <string>

namespace spacebetween {

/// Whether a thing happens that happens so many times in a hundred.
bool chance(Random& random, std::uint64_t percent);

/// Knows only what its client shows. Draws everything from one source, so that a seed tells all.
class SimActor {
public:
    SimActor(Random& random, std::string format) : random_(random), format_(std::move(format)) {}

    /// One thing that this person does now.
    void act(SimClient& client);

private:
    void open(SimClient& client);
    void lead(SimClient& client);
    void agree(SimClient& client);
    void write(SimClient& client);
    void edit(SimClient& client);
    void edit_text(SimClient& client, const std::string& id, const std::string& type);
    void comment(SimClient& client);
    void mark(SimClient& client);
    void stop_for_safety(SimClient& client);
    void map_family(SimClient& client);
    void map_whole(SimClient& client);
    void misbehave(SimClient& client);
    void sign(SimClient& client);
    std::string fresh(std::string_view prefix) { return new_id(prefix, random_); }
    std::string words();
    std::string any_record(const SimClient& client, std::string_view prefix);
    std::string any_member(const SimClient& client);

    Random& random_;
    std::string format_;
    int spoken_ = 0;
};

}  // namespace spacebetween
