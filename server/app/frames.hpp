// What a room decided to say, encoded once and shared by everybody who hears it.
#pragma once

#include "server/net/frame.hpp"
#include "server/protocol/server_message.hpp"

#include <memory>
#include <string>
#include <utility>

namespace spacebetween {

inline Frame as_frame(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

/// The number that this reply uses up; 0 when it leaves it free.
inline std::int64_t answered_by(const Reply& reply) {
    const No* no = std::get_if<No>(&reply.what);
    return no == nullptr || is_answer(no->code) ? reply.cseq : 0;
}

inline Frame frame_of(const Reply& reply) { return as_frame(answer_frame(reply.cseq, reply.what)); }

inline Frame frame_of(const SendOps& ops) { return as_frame(ops_frame(ops.groups)); }

inline Frame frame_of(const SendView& view) { return as_frame(view_frame(view)); }

inline Frame frame_of(const SendStage& stage) { return as_frame(stage_frame(stage)); }

inline Frame frame_of(const PresenceOf& presence) { return as_frame(presence_frame(presence)); }

}  // namespace spacebetween
