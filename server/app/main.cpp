// The command line of Spacebetween.
#include "server/access/password.hpp"
#include "server/app/commands.hpp"
#include "server/app/demonstration.hpp"
#include "server/app/family_files.hpp"
#include "server/app/process.hpp"

#include <CLI/CLI.hpp>
#include <sodium.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <string>

namespace {

using Words = std::map<std::string, std::string>;
using namespace spacebetween;

struct Given {
    StorageOptions storage;
    ServeSettings serve;
    std::string certificate;
    std::string key;
    std::string limits;
    std::string port_file;
    Words words;
    bool password_from_input = false;
    bool remove = false;
    std::string file;
    std::string kind;
    std::string out;
    DrawnTo drawn;
    int status = EXIT_SUCCESS;
};

std::string password_for(const Given& given) {
    std::string password;
    if (given.password_from_input) {
        std::getline(std::cin, password);
        return password;
    }
    password = fresh_password();
    std::cout << "Password: " << password << '\n';
    return password;
}

void carry(Given& given, const std::string& what) {
    given.words["do"] = what;
    if (what == "account.add" || what == "account.reset") {
        given.words["password_hash"] = hash_password(password_for(given), PasswordCost{});
    }
    if (given.remove) given.words["remove"] = "yes";
    if (!carry_out(given.storage, given.words)) given.status = EXIT_FAILURE;
}

void add_storage(CLI::App& command, Given& given) {
    command.add_option("--data", given.storage.data, "Where everything is kept")->required();
    command.add_option("--master-key", given.storage.master_key, "The key file, outside the data")
        ->required();
}

void add_serve(CLI::App& app, Given& given) {
    CLI::App& command = *app.add_subcommand("serve", "Serve until told to stop");
    add_storage(command, given);
    command.add_option("--web", given.serve.web, "The built web client")->required();
    command.add_option("--address", given.serve.address, "The address to listen on");
    command.add_option("--port", given.serve.port, "The port; 0 lets the system choose");
    command.add_option("--port-file", given.port_file, "Where the chosen port is written");
    command.add_option("--host", given.serve.hosts, "The name, with port, by which browsers come");
    command.add_option("--limits", given.limits, "A JSON file of limits that differ");
    const auto certificate =
        command.add_option("--tls-cert", given.certificate, "Certificate chain, PEM");
    command.add_option("--tls-key", given.key, "Its key, PEM")->needs(certificate);
    command.add_flag("--https-in-front", given.serve.https_in_front, "A proxy speaks TLS for us");
    command.callback([&given] {
        given.serve.storage = given.storage;
        if (!given.certificate.empty()) given.serve.tls = TlsFiles{given.certificate, given.key};
        if (!given.limits.empty()) given.serve.limits = given.limits;
        if (!given.port_file.empty()) given.serve.port_file = given.port_file;
        serve(given.serve);
    });
}

CLI::App& add_command(
    CLI::App& app,
    Given& given,
    const std::string& name,
    const std::string& what,
    const std::string& about
) {
    CLI::App& command = *app.add_subcommand(name, about);
    add_storage(command, given);
    command.callback([&given, what] { carry(given, what); });
    return command;
}

void add_word(CLI::App& command, Given& given, const std::string& key, const std::string& about) {
    command.add_option("--" + key, given.words[key], about)->required();
}

void add_accounts(CLI::App& app, Given& given) {
    CLI::App& account = *app.add_subcommand("account", "Accounts")->require_subcommand(1);
    CLI::App& add = add_command(account, given, "add", "account.add", "Add an account");
    add_word(add, given, "address", "The sign-in address");
    add_word(add, given, "name", "The name others see");
    add_word(add, given, "mandate", "practitioner, clinician, manager or administrator");
    CLI::App& reset = add_command(account, given, "reset", "account.reset", "Give a new password");
    add_word(reset, given, "address", "The sign-in address");
    CLI::App& suspend = add_command(account, given, "suspend", "account.suspend", "Let nobody in");
    add_word(suspend, given, "address", "The sign-in address");
    for (CLI::App* command : {&add, &reset}) {
        command->add_flag(
            "--password-stdin",
            given.password_from_input,
            "Read the password from standard input instead of making one"
        );
    }
}

void add_teams(CLI::App& app, Given& given) {
    CLI::App& team = *app.add_subcommand("team", "Teams")->require_subcommand(1);
    CLI::App& add = add_command(team, given, "add", "team.add", "Add a team");
    add_word(add, given, "name", "Its name");
    CLI::App& member = add_command(team, given, "member", "team.member", "Who belongs to a team");
    add_word(member, given, "team", "The team's name");
    add_word(member, given, "address", "The account's sign-in address");
    member.add_flag("--remove", given.remove, "Take the account off the team");
}

void add_demonstration(CLI::App& app, Given& given) {
    CLI::App& command = *app.add_subcommand("demo", "Make an invented team to look at");
    add_storage(command, given);
    command.callback([&given] { make_demonstration(given.storage); });
}

void add_key(CLI::App& app, Given& given) {
    CLI::App& command = *app.add_subcommand("key", "Make a master key, once");
    command.add_option("--master-key", given.storage.master_key, "The file to write")->required();
    command.callback([&given] {
        SystemRandom random;
        MasterKey::create(given.storage.master_key, random);
    });
}

/// What works on files alone, without a data directory.
void add_family_files(CLI::App& app, Given& given) {
    CLI::App& command = *app.add_subcommand(
        "import",
        "Look at a family's file: GEDCOM, GenoPro, GraphML, CSV, JSON"
    );
    command.add_option("--preview", given.file, "Print what the file holds, and change nothing")
        ->required();
    command.callback([&given] { given.status = static_cast<int>(preview_family_file(given.file)); }
    );
    CLI::App& written = *app.add_subcommand("export", "Write a family's file in another format");
    written.add_option("--to", given.kind, "The format")
        ->required()
        ->check(CLI::IsMember(kinds_of_family_files()));
    written.add_option("--out", given.out, "The file to write; without it the standard output");
    written.add_option("file", given.file, "The file to read")->required();
    written.callback([&given] {
        given.status = static_cast<int>(export_family_file(given.file, given.kind, given.out));
    });
}

void add_drawing(CLI::App& app, Given& given) {
    CLI::App& command =
        *app.add_subcommand("layout", "Lay a family's file out, and say how good that became");
    command.add_option("--svg", given.drawn.svg, "The picture to write, with its legend");
    command.add_option("--print", given.drawn.print, "The sheets to write, for a browser to print");
    command.add_option("--page", given.drawn.page, "The paper of the sheets")
        ->check(CLI::IsMember({"a4", "a3"}));
    command.add_option("--as-of", given.drawn.as_of, "The day: 2021, 2021-05 or 2021-05-03");
    command.add_option("file", given.file, "The file to read")->required();
    command.callback([&given] {
        given.status = static_cast<int>(layout_family_file(given.file, given.drawn));
    });
}

void add_paper(CLI::App& app, Given& given) {
    CLI::App& command = *app.add_subcommand("paper", "Write a blank sheet, to be drawn on by hand");
    command.add_option("what", given.kind, "genogram or rings")
        ->required()
        ->check(CLI::IsMember({"genogram", "rings"}));
    command.add_option("--print", given.drawn.print, "The sheet to write, for a browser to print")
        ->required();
    command.add_option("--page", given.drawn.page, "The paper")->check(CLI::IsMember({"a4", "a3"}));
    command.callback([&given] { write_blank_sheet(given.kind, given.drawn); });
}

}  // namespace

int main(int argc, char** argv) {
    if (sodium_init() < 0) {
        std::cerr << "The library that hashes passwords does not start.\n";
        return EXIT_FAILURE;
    }
    Given given;
    CLI::App app{"Spacebetween: a room for reflective group supervision"};
    app.require_subcommand(1);
    add_serve(app, given);
    add_accounts(app, given);
    add_teams(app, given);
    add_demonstration(app, given);
    add_key(app, given);
    add_family_files(app, given);
    add_drawing(app, given);
    add_paper(app, given);
    CLI::App& backup = add_command(app, given, "backup", "backup", "Copy everything, still sealed");
    add_word(backup, given, "to", "An empty or missing directory");
    add_command(app, given, "verify", "verify", "Read everything and say what is wrong");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return given.status;
}
