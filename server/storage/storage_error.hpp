// Why storage cannot be opened, in a sentence for the operator.
#pragma once

#include <stdexcept>

namespace spacebetween {

/// Thrown while starting only; `what()` is shown as it is.
class StorageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace spacebetween
