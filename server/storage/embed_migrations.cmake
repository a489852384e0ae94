# Compiles server/storage/migrations/<store>/NNNN_*.sql in, as migrations.hpp names them.

set(store_calls)
foreach(store keys people rooms)
    file(GLOB steps CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/storage/migrations/${store}/*.sql)
    list(SORT steps)
    set(rows)
    foreach(step ${steps})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${step})
        get_filename_component(name ${step} NAME_WE)
        string(REGEX MATCH "^0*([1-9][0-9]*)_" ignored ${name})
        set(number ${CMAKE_MATCH_1})
        file(READ ${step} sql)
        string(APPEND rows "    {${number}, \"${store}/${name}\", R\"sql(${sql})sql\"},\n")
    endforeach()
    string(
        APPEND
        store_calls
        "std::span<const Migration> ${store}_migrations() {\n"
        "    static constexpr Migration steps[] = {\n${rows}    };\n    return steps;\n}\n\n"
    )
endforeach()
file(
    CONFIGURE
    OUTPUT ${CMAKE_BINARY_DIR}/generated/server/storage/migration_steps.cpp
    CONTENT
        "// Made from server/storage/migrations/.\n#include \"server/storage/migrations.hpp\"\n\nnamespace spacebetween {\n\n@store_calls@}  // namespace spacebetween\n"
    @ONLY
)
