// How numbers are written, exactly as the client writes them.
#pragma once

#include <string>

/// A map of a family as a picture that leaves the room. Everything here is a pure function of
/// values, and draws what the client's own renderer (web/src/draw) draws, to the last digit: the
/// tests hold both to the same files.
namespace spacebetween::render {

/// Rounded to a tenth, written without a needless fraction.
std::string put(double value);

/// The two numbers of a point in path data.
std::string at(double x, double y);

/// As short as a number can be written without losing any of it.
std::string plain(double value);

}  // namespace spacebetween::render
