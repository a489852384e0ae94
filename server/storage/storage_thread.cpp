// The storage thread: commits first, then one piece of other work, then order in the files.
#include "server/storage/storage_thread.hpp"

#include "server/base/log.hpp"
#include "server/storage/durability.hpp"

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include <pthread.h>

namespace spacebetween {
namespace asio = boost::asio;
namespace {

using Committed = asio::any_completion_handler<void(CommitOutcome)>;
using Finished = asio::any_completion_handler<void()>;

struct Waiting {
    Batch batch;
    Committed told;
};

struct Work {
    std::function<StorageThread::Slice()> slice;
    Finished told;
};

std::size_t bytes_of(const Batch& batch) {
    std::size_t bytes = 0;
    for (const JournalRow& row : batch.rows) {
        bytes += row.body.size();
    }
    if (batch.snapshot) {
        for (const SnapshotPart& part : batch.snapshot->parts) {
            bytes += part.body.size();
        }
    }
    return bytes;
}

}  // namespace

struct StorageThread::Inside {
    Inside(Journal& its_journal, asio::any_io_executor its_network, CommitLimits its_limits)
        : journal(its_journal),
          limits(its_limits),
          network(std::move(its_network)),
          thread([this] { serve(); }) {
        pthread_setname_np(thread.native_handle(), "storage");
    }

    void serve();
    void commit_some();
    void work_a_little();
    void tidy(Journal::Tidying how);
    void tell(std::vector<Committed> waiting, CommitOutcome outcome);
    void tell(Finished waiting);

    Journal& journal;
    CommitLimits limits;
    asio::any_io_executor network;

    // What is asked for arrives as handlers of this context; the rest is the thread's alone.
    asio::io_context door{1};
    asio::executor_work_guard<asio::io_context::executor_type> open{door.get_executor()};
    std::deque<Waiting> commits;
    std::deque<Work> works;
    bool failed = false;

    std::thread thread;
};

void StorageThread::Inside::serve() {
    while (!door.stopped() || !commits.empty() || !works.empty()) {
        if (commits.empty() && works.empty()) {
            door.run_one();
        }
        // All that came meanwhile is served together.
        door.poll();
        if (!commits.empty()) {
            commit_some();
        } else if (!works.empty()) {
            work_a_little();
        }
        door.poll();
        tidy(commits.empty() ? Journal::Tidying::at_leisure : Journal::Tidying::pressing);
    }
}

void StorageThread::Inside::commit_some() {
    std::vector<Batch> batches;
    std::vector<Committed> waiting;
    std::size_t rows = 0;
    std::size_t bytes = 0;
    while (!commits.empty()) {
        const std::size_t more_rows = commits.front().batch.rows.size();
        const std::size_t more_bytes = bytes_of(commits.front().batch);
        if (!batches.empty() &&
            (rows + more_rows > limits.rows_max || bytes + more_bytes > limits.bytes_max)) {
            break;
        }
        rows += more_rows;
        bytes += more_bytes;
        batches.push_back(std::move(commits.front().batch));
        waiting.push_back(std::move(commits.front().told));
        commits.pop_front();
    }
    if (durability().told_before_committed) {
        tell(std::move(waiting), CommitOutcome::committed);
        waiting.clear();
    }
    const CommitOutcome outcome = failed ? CommitOutcome::failed : journal.append(batches);
    failed = failed || outcome == CommitOutcome::failed;
    tell(std::move(waiting), outcome);
}

void StorageThread::Inside::work_a_little() {
    Work work = std::move(works.front());
    works.pop_front();
    if (work.slice() == Slice::more) {
        works.push_back(std::move(work));
        return;
    }
    // What the work holds goes before anybody hears that it is done.
    work.slice = nullptr;
    tell(std::move(work.told));
}

void StorageThread::Inside::tidy(Journal::Tidying how) {
    if (!failed && journal.tidy(how) == CommitOutcome::failed) {
        log_line(Level::fault, "tidying_failed");
        failed = true;
    }
}

void StorageThread::Inside::tell(std::vector<Committed> waiting, CommitOutcome outcome) {
    if (waiting.empty()) {
        return;
    }
    // One wake-up of the network's thread for all of them.
    asio::post(network, [waiting = std::move(waiting), outcome]() mutable {
        for (Committed& told : waiting) {
            std::move(told)(outcome);
        }
    });
}

void StorageThread::Inside::tell(Finished waiting) {
    asio::post(network, [told = std::move(waiting)]() mutable { std::move(told)(); });
}

StorageThread::StorageThread(Journal& journal, asio::any_io_executor network, CommitLimits limits)
    : inside_(std::make_unique<Inside>(journal, std::move(network), limits)) {}

StorageThread::~StorageThread() { stop(); }

asio::awaitable<CommitOutcome> StorageThread::append(Batch batch) {
    auto ask = [inside = inside_.get()](auto handler, Batch asked) {
        Waiting waiting{std::move(asked), Committed(std::move(handler))};
        asio::post(inside->door, [inside, waiting = std::move(waiting)]() mutable {
            inside->commits.push_back(std::move(waiting));
        });
    };
    const auto outcome =
        co_await asio::async_initiate<const asio::use_awaitable_t<>, void(CommitOutcome)>(
            std::move(ask),
            asio::use_awaitable,
            std::move(batch)
        );
    co_return outcome;
}

asio::awaitable<void> StorageThread::run_slices(std::function<Slice()> slice) {
    auto ask = [inside = inside_.get()](auto handler, std::function<Slice()> asked) {
        Work work{std::move(asked), Finished(std::move(handler))};
        asio::post(inside->door, [inside, work = std::move(work)]() mutable {
            inside->works.push_back(std::move(work));
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
        std::move(ask),
        asio::use_awaitable,
        std::move(slice)
    );
}

void StorageThread::stop() {
    if (!inside_->thread.joinable()) {
        return;
    }
    inside_->open.reset();
    inside_->thread.join();
}

}  // namespace spacebetween
