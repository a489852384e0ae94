# Compiles the .sql files of migrations/<store>/ in: one source that defines <store>_migrations().
set(code "// Generated from server/storage/migrations/ while configuring.\n")
string(APPEND code "#include \"server/storage/migrations.hpp\"\n\n#include <array>\n\n")
string(APPEND code "namespace spacebetween {\n")
foreach(store keys people rooms)
    file(GLOB steps CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/migrations/${store}/*.sql)
    list(SORT steps)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${steps})
    set(rows "")
    foreach(step ${steps})
        get_filename_component(name ${step} NAME_WE)
        string(REGEX MATCH "^0*([0-9]+)" number "${name}")
        set(number ${CMAKE_MATCH_1})
        file(READ ${step} sql)
        string(APPEND rows "    Migration{${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
    endforeach()
    list(LENGTH steps count)
    string(
        APPEND
        code
        "\nstd::span<const Migration> ${store}_migrations() {\n"
        "    static const std::array<Migration, ${count}> steps = {{\n${rows}    }};\n"
        "    return steps;\n}\n"
    )
endforeach()
string(APPEND code "\n}  // namespace spacebetween\n")
set(migrations_source ${CMAKE_BINARY_DIR}/generated/server/storage/migration_files.cpp)
file(CONFIGURE OUTPUT ${migrations_source} CONTENT "@code@" @ONLY)
