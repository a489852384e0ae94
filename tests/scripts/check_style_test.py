# Holds check_style to its rules: each finding has an example, and each example a lawful twin.
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))

import check_style  # noqa: E402
import style_cpp  # noqa: E402


def messages(name, text):
    return [message for _, _, message in check_style.findings_in(name, text)]


def cpp(body, path="server/net/example.cpp"):
    return messages(path, "// An example.\n" + body)


class CheckStyle(unittest.TestCase):
    def test_an_include_upward_or_sideways_is_found(self):
        self.assertTrue(cpp('#include "server/net/outbox.hpp"\n', "server/room/room.cpp"))
        self.assertTrue(cpp('#include "server/access/ticket.hpp"\n', "server/room/room.cpp"))
        self.assertFalse(cpp('#include "server/board/board.hpp"\n', "server/room/room.cpp"))

    def test_a_library_outside_its_modules_is_found(self):
        self.assertTrue(cpp("#include <sqlite3.h>\n", "server/app/main.cpp"))
        self.assertTrue(cpp("#include <nlohmann/json.hpp>\n", "server/board/board.cpp"))
        self.assertTrue(cpp("#include <boost/asio.hpp>\n", "server/room/room.cpp"))
        self.assertTrue(cpp("#include <boost/beast.hpp>\n", "server/net/server.hpp"))
        self.assertFalse(cpp("#include <boost/beast.hpp>\n", "server/net/server.cpp"))

    def test_a_third_file_that_sees_beast_is_found(self):
        text = "#include <boost/beast.hpp>\n"
        files = [(f"server/net/{name}.cpp", text) for name in "abc"]
        self.assertEqual(len(list(style_cpp.check_beast_files(files))), 1)
        self.assertFalse(list(style_cpp.check_beast_files(files[:2])))

    def test_a_type_with_the_name_of_another_modules_is_found(self):
        text = "// An example.\nnamespace spacebetween {\nclass Seat {\n};\n}\n"
        server = ("server/net/admission.hpp", text)
        test = ("tests/simulation/sim_world.hpp", text)
        self.assertEqual(len(list(style_cpp.check_type_names([server, test]))), 1)
        elsewhere = ("server/room/seat.hpp", text)
        self.assertEqual(len(list(style_cpp.check_type_names([server, elsewhere]))), 1)
        self.assertFalse(list(style_cpp.check_type_names([server])))

    def test_a_value_built_inside_an_awaited_expression_is_found(self):
        self.assertTrue(cpp("co_await send(Message{1});\n"))
        self.assertTrue(cpp("co_await send(std::string(text));\n"))
        self.assertTrue(cpp("co_await send(Message(text));\n"))
        self.assertTrue(cpp("co_await run([x] { return x; });\n"))
        self.assertFalse(cpp("co_await send(std::move(message));\n"))
        self.assertFalse(cpp("if (co_await flush()) {\n}\n"))
        self.assertFalse(cpp('// co_await send(Message{1});\nlog("co_await {}");\n'))

    def test_a_capturing_coroutine_is_found(self):
        self.assertTrue(cpp("spawn([this]() -> awaitable<void> { co_return; });\n"))
        self.assertFalse(cpp("spawn([]() -> awaitable<void> { co_return; });\n"))

    def test_a_coroutine_with_a_default_or_a_reference_is_found(self):
        self.assertTrue(cpp("awaitable<void> serve(int port = 0);\n"))
        self.assertTrue(cpp("awaitable<void> serve(const Options& options);\n"))
        self.assertTrue(cpp("awaitable<void> serve(Options&& options);\n"))
        self.assertFalse(cpp("awaitable<std::vector<int>> serve(std::vector<int> ports);\n"))
        self.assertFalse(cpp("awaitable<void> ask(std::function<int(const Room&)> question);\n"))

    def test_detached_and_constant_json_indexing_are_found(self):
        self.assertTrue(cpp("co_spawn(executor, run(), asio::detached);\n"))
        self.assertTrue(cpp('int f(const Json& body) { return body["a"]; }\n'))
        self.assertFalse(cpp('int f(Json& body) { return body["a"]; }\n'))

    def test_a_long_file_and_a_long_function_are_found(self):
        self.assertTrue(cpp("int x;\n" * 300))
        long_body = "    step();\n" * 60
        self.assertTrue(cpp("void f() {\n" + long_body + "}\n"))
        self.assertTrue(cpp("void f(\n    int a\n) {\n" + long_body + "}\n"))
        self.assertFalse(cpp("namespace spacebetween {\n" + long_body + "}\n"))
        self.assertTrue(messages("web/src/x.ts", "// X.\nfunction f() {\n" + long_body + "}\n"))

    def test_a_file_without_its_first_line_is_found(self):
        self.assertTrue(messages("server/net/x.cpp", "#include <map>\n"))
        self.assertTrue(messages("scripts/x", "#!/bin/sh\nset -e\n"))
        self.assertFalse(messages("scripts/x", "#!/bin/sh\n# Runs x.\n"))

    def test_unfinished_marks_and_machine_paths_are_found(self):
        self.assertTrue(cpp("// TO" + "DO: finish\n"))
        self.assertTrue(cpp('auto path = "/ho' + 'me/somebody/x";\n'))

    def test_a_limit_without_its_code_or_its_test_is_found(self):
        def found(*files):
            limits = '{\n  "frame_bytes": {"default": 1, "about": "one message"}\n}\n'
            return len(list(check_style.check_limits([(check_style.LIMITS, limits), *files])))

        code = ("server/net/x.cpp", "// X.\nread(limits.frame_bytes);\n")
        test = ("tests/net/x.cpp", "// X.\nlimits.frame_bytes = 5;\n")
        self.assertEqual(found(), 2)
        self.assertEqual(found(code), 1)
        self.assertEqual(found(test), 1)
        self.assertEqual(found(code, test), 0)
        other = ("tests/net/x.cpp", "// X.\nlimits.frame_bytes_unfinished = 5;\n")
        self.assertEqual(found(code, other), 1)

    def test_a_screen_text_that_names_a_tool_is_found(self):
        self.assertTrue(messages("shared/text/en.json", '{"a": "Built with CMake"}'))
        self.assertFalse(messages("shared/text/en.json", '{"a": "Built with care"}'))


if __name__ == "__main__":
    unittest.main()
