// Runs one room: takes all that waits, lets the room decide it, records it, then tells.
#include "server/app/room_host.hpp"

#include "server/app/coroutine.hpp"
#include "server/app/lines.hpp"
#include "server/app/room_batch.hpp"
#include "server/app/room_loading.hpp"
#include "server/base/log.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <utility>

namespace spacebetween {
RoomHost::RoomHost(HostServices& services, RoomId id, RoomState recovered)
    : services_(services),
      id_(std::move(id)),
      room_(std::make_unique<Room>(std::move(recovered), services.limits, services.random)),
      work_(services.executor),
      committed_(services.executor),
      ended_(services.executor),
      presence_(static_cast<Millis>(services.limits.presence_coalesce_ms)) {
    committed_.expires_at(never);
    ended_.expires_at(never);
}

void RoomHost::start() {
    running_ = true;
    const auto self = shared_from_this();
    boost::asio::co_spawn(services_.executor, run(self), [self](const std::exception_ptr& how) {
        if (how) {
            // What was decided and what is written may differ now: only a restart can tell.
            log_line(Level::fault, "room_host_failed", {{"room", self->id_.text}});
            std::_Exit(EXIT_FAILURE);
        }
        self->running_ = false;
        self->ended_.cancel();
    });
}

boost::asio::awaitable<void> RoomHost::stop() {
    const auto self = shared_from_this();
    stopping_ = true;
    work_.cancel();
    while (running_)
        co_await ended_.async_wait(use_result);
}

void RoomHost::push(Turn turn) {
    queue_.push_back(std::move(turn));
    if (queue_.size() == 1) work_.cancel();
}

void RoomHost::enter(Entering entering) {
    if (is_crowded()) {
        close_with(*entering.connection, CloseCode::busy);
        entering.came_in(std::nullopt);
        return;
    }
    speaking_[entering.client] = entering.connection.get();
    push(std::move(entering));
}

void RoomHost::submit(Envelope envelope, const Connection* from) {
    const auto speaking = speaking_.find(envelope.client);
    if (speaking == speaking_.end() || speaking->second != from) return;
    const ClientStream* stream = stream_of(envelope.client);
    if (stream != nullptr && !stream->is_heard()) return;
    ++uncommitted_[envelope.member];
    push(std::move(envelope));
}

boost::asio::awaitable<void>
RoomHost::room_to_read(std::shared_ptr<RoomHost> host, MemberId member) {
    for (;;) {
        const auto found = host->uncommitted_.find(member);
        if (found == host->uncommitted_.end()) co_return;
        if (found->second < host->services_.limits.changes_uncommitted) co_return;
        co_await host->committed_.async_wait(use_result);
    }
}

void RoomHost::say_presence(ClientId client, Presence said) {
    // Presence is the first to be dropped.
    if (!is_crowded()) push(Said{std::move(client), std::move(said)});
}

bool RoomHost::acknowledge(const ClientId& client, std::uint64_t received) {
    ClientStream* stream = stream_of(client);
    if (stream == nullptr) return true;
    if (!stream->acknowledge(received)) return false;
    if (stream->answered() > 0) room_->acknowledged(client, stream->answered());
    return true;
}

void RoomHost::lost(const ClientId& client, const Connection* connection) {
    const auto speaking = speaking_.find(client);
    if (speaking != speaking_.end() && speaking->second == connection) speaking_.erase(speaking);
    ClientStream* stream = stream_of(client);
    if (stream == nullptr || stream->connection() != connection) return;
    stream->detach(services_.clock.now());
    push(Lost{client});
}

boost::asio::awaitable<Decision> RoomHost::ask(std::shared_ptr<RoomHost> host, Question question) {
    if (!host->running_ || host->is_crowded()) {
        // Too much waits, or it was let go as idle just now; whoever asks again opens the room
        // anew.
        Decision ended;
        ended.refused = No{Refusal::busy, std::nullopt};
        co_return ended;
    }
    Asked asked;
    asked.question = std::move(question);
    asked.done = std::make_shared<boost::asio::steady_timer>(host->services_.executor, never);
    asked.decision = std::make_shared<Decision>();
    const auto done = asked.done;
    const auto decision = asked.decision;
    host->push(std::move(asked));
    co_await done->async_wait(use_result);
    co_return std::move(*decision);
}

boost::asio::awaitable<void> RoomHost::read(std::shared_ptr<RoomHost> host, Look look) {
    if (!host->running_ || host->is_crowded()) co_return;
    const auto done = std::make_shared<boost::asio::steady_timer>(host->services_.executor, never);
    host->push(Read{std::move(look), done});
    co_await done->async_wait(use_result);
}

bool RoomHost::has_connections() const {
    return std::any_of(streams_.begin(), streams_.end(), [](const auto& each) {
        return each.second.connection() != nullptr;
    });
}

bool RoomHost::is_idle() const {
    return queue_.empty() && streams_.empty() && uncommitted_.empty() && !room_->next_tick();
}

void RoomHost::sweep() {
    const Time now = services_.clock.now();
    for (const auto& [client, stream] : streams_) {
        if (stream.is_over(now)) push(GivenUp{client});
    }
}

boost::asio::awaitable<void> RoomHost::run(std::shared_ptr<RoomHost> self) {
    for (;;) {
        co_await wait_for_work(self);
        std::vector<Decided> decided = self->decide_all();
        Batch batch = self->batch_of(decided);
        CommitOutcome outcome = CommitOutcome::committed;
        const bool writes = !batch.rows.empty() || !batch.ends.empty();
        if (writes) {
            outcome = co_await self->services_.thread.append(std::move(batch));
        }
        if (outcome == CommitOutcome::failed) {
            log_line(Level::fault, "write_failed", {{"room", self->id_.text}});
            std::_Exit(EXIT_FAILURE);
        }
        if (outcome == CommitOutcome::full) {
            self->services_.write_pause.begin(self->services_.clock.now());
            log_line(Level::warning, "disk_full", {{"room", self->id_.text}});
            take_back(decided);
            self->perform_all(decided);
            self->close_streams(CloseCode::storage);
            co_await reload(self);
        } else {
            if (writes) self->services_.write_pause.end();
            self->perform_all(decided);
        }
        if (self->stopping_ && self->queue_.empty()) break;
    }
    self->close_streams(CloseCode::away);
}

void RoomHost::take_back(std::vector<Decided>& decided) {
    const No readonly{Refusal::storage_readonly, std::nullopt};
    for (auto& each : decided) {
        std::optional<Reply> reply = std::move(each.decision.reply);
        each.decision = Decision{};
        each.decision.refused = readonly;
        if (reply) each.decision.reply = Reply{reply->client, reply->cseq, readonly};
        if (each.greeting) each.greeting->outcome = CloseCode::storage;
    }
}

boost::asio::awaitable<void> RoomHost::wait_for_work(std::shared_ptr<RoomHost> self) {
    while (self->queue_.empty() && !self->stopping_) {
        const Time now = self->services_.clock.now();
        if (self->presence_.due() && *self->presence_.due() <= now) self->send_presence();
        std::optional<Time> next = self->room_->next_tick();
        if (next && *next <= now && !self->services_.write_pause.holds(now)) co_return;
        if (next) next = std::max(*next, now + 1);
        if (self->presence_.due())
            next = std::min(next.value_or(*self->presence_.due()), *self->presence_.due());
        if (next) {
            self->work_.expires_after(std::chrono::milliseconds(*next - now));
        } else {
            self->work_.expires_at(never);
        }
        co_await self->work_.async_wait(use_result);
    }
}

boost::asio::awaitable<void> RoomHost::reload(std::shared_ptr<RoomHost> self) {
    auto state = co_await load_room(self->services_.thread, self->services_.journal, self->id_);
    if (!state) {
        log_line(Level::fault, "reload_failed", {{"room", self->id_.text}});
        std::_Exit(EXIT_FAILURE);
    }
    self->room_ =
        std::make_unique<Room>(*std::move(state), self->services_.limits, self->services_.random);
    self->entries_since_snapshot_ = 0;
}

Batch RoomHost::batch_of(const std::vector<Decided>& decided) {
    Batch batch;
    batch.room = id_;
    for (const auto& each : decided)
        add_to(batch, each.decision);
    entries_since_snapshot_ += batch.rows.size();
    if (wants_snapshot(decided)) {
        entries_since_snapshot_ = 0;
        batch.snapshot = snapshot_of(room_->state());
    }
    return batch;
}

bool RoomHost::wants_snapshot(const std::vector<Decided>& decided) const {
    if (entries_since_snapshot_ >= services_.limits.snapshot_entries) return true;
    return std::any_of(decided.begin(), decided.end(), [](const Decided& each) {
        return each.decision.wants_snapshot;
    });
}

}  // namespace spacebetween
