// One descriptor kept free, to be able to say no when there are no others.
#pragma once

namespace spacebetween {

class SpareDescriptor {
public:
    SpareDescriptor();
    ~SpareDescriptor();
    SpareDescriptor(const SpareDescriptor&) = delete;
    SpareDescriptor& operator=(const SpareDescriptor&) = delete;

    /// Accepts one socket of a listening one and closes it at once.
    void turn_one_away(int listening);

private:
    void open();
    void close();

    int descriptor_ = -1;
};

}  // namespace spacebetween
