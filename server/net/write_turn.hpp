// Collects who has something to write, and lets them all write at the end of the loop's turn.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace spacebetween {

class FrameWriter {
public:
    FrameWriter() = default;
    FrameWriter(const FrameWriter&) = delete;
    FrameWriter& operator=(const FrameWriter&) = delete;
    virtual ~FrameWriter() = default;

    virtual void write_what_waits() = 0;
};

/// A room tells many members many things in one go: writing only afterwards makes one message, and
/// one call into the kernel, of all that one member is told.
class WriteTurn : public std::enable_shared_from_this<WriteTurn> {
public:
    explicit WriteTurn(boost::asio::io_context& context) : context_(context) {}

    void add(std::shared_ptr<FrameWriter> writer) {
        writers_.push_back(std::move(writer));
        if (writers_.size() == 1) {
            boost::asio::post(context_, [self = shared_from_this()] { self->run(); });
        }
    }

private:
    void run() {
        const std::vector<std::shared_ptr<FrameWriter>> writers = std::exchange(writers_, {});
        for (const std::shared_ptr<FrameWriter>& writer : writers) {
            writer->write_what_waits();
        }
    }

    boost::asio::io_context& context_;
    std::vector<std::shared_ptr<FrameWriter>> writers_;
};

}  // namespace spacebetween
