// How much slow work is taken at once: what runs, what waits, and one more.
#include "server/app/work_pool.hpp"

#include "server/vocabulary/limits.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <catch2/catch.hpp>

#include <future>

using namespace spacebetween;

namespace {

/// How many of so many jobs, asked for at once, are turned away.
std::size_t turned_away(std::size_t running, std::size_t waiting, std::size_t jobs) {
    boost::asio::io_context context;
    WorkPool pool(context.get_executor(), running, waiting);
    std::promise<void> begin;
    const std::shared_future<void> begun = begin.get_future().share();
    std::size_t away = 0;
    for (std::size_t i = 0; i < jobs; ++i) {
        auto job = [begun] {
            begun.wait();
            return true;
        };
        boost::asio::co_spawn(
            context,
            pool.run<bool>(std::move(job)),
            [&away](const std::exception_ptr&, const std::optional<bool>& done) {
                if (!done) ++away;
            }
        );
    }
    // All have asked before the first is done.
    context.poll();
    begin.set_value();
    context.run();
    return away;
}

}  // namespace

TEST_CASE("[I-12] as many passwords are hashed, or wait for it, as the limits say", "[app]") {
    const Limits limits;
    const std::size_t most = limits.hash_running + limits.hash_waiting;

    CHECK(turned_away(limits.hash_running, limits.hash_waiting, most - 1) == 0);
    CHECK(turned_away(limits.hash_running, limits.hash_waiting, most) == 0);
    CHECK(turned_away(limits.hash_running, limits.hash_waiting, most + 1) == 1);
}

TEST_CASE("[I-12] as many maps wait to be laid out as the limits say", "[app]") {
    const Limits limits;

    CHECK(turned_away(1, limits.layouts_waiting, limits.layouts_waiting) == 0);
    CHECK(turned_away(1, limits.layouts_waiting, limits.layouts_waiting + 1) == 0);
    CHECK(turned_away(1, limits.layouts_waiting, limits.layouts_waiting + 2) == 1);
}
