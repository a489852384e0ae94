// A rule said no: what the asker is told, and nothing changes.
#pragma once

#include "server/base/result.hpp"
#include "server/vocabulary/names.hpp"

namespace spacebetween {

template <class T>
using Refused = Result<T, Refusal>;

/// Answers are stored under (room, client, cseq) and use up their number; the others leave it free.
bool is_answer(Refusal refusal);
/// The same change may succeed a little later.
bool worth_retrying(Refusal refusal);
/// The status that goes with a refusal over HTTP.
int http_status(HttpRefusal refusal);

/// 4000 to 4499 mean come back, 4500 to 4999 do not.
int number_of(CloseCode code);
inline bool comes_back(CloseCode code) { return number_of(code) < 4500; }

}  // namespace spacebetween
