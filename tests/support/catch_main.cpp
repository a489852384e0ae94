// The entry point that every test program shares; it is compiled once because it is slow to.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
