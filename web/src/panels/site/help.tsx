// Help: how a session goes, what is private, what to do when something is wrong.
import { say, sayNamed } from "../../state/words";

const rows = ["person", "purpose", "position", "belief", "ending"] as const;
const works = ["change", "safety"] as const;

/** Two kinds of work side by side: what differs must be said, not smoothed over. */
function TwoWorks() {
  return (
    <>
      <h2>{say("help.two_works")}</h2>
      <p>{say("help.two_works_words")}</p>
      <table>
        <thead>
          <tr>
            <td />
            {works.map((work) => (
              <th scope="col" key={work}>
                {sayNamed("help.work", work)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{sayNamed("help.row", row)}</th>
              {works.map((work) => (
                <td key={work}>{sayNamed("help.two", `${work}_${row}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function Help() {
  return (
    <div class="help">
      <h2>{say("help.session")}</h2>
      <ol>
        <li>{say("help.session_door")}</li>
        <li>{say("help.session_arriving")}</li>
        <li>{say("help.session_stages")}</li>
        <li>{say("help.session_alone")}</li>
        <li>{say("help.session_talks")}</li>
        <li>{say("help.session_summary")}</li>
      </ol>
      <p>
        <a href="/guide">{say("page.guide")}</a>
      </p>
      <TwoWorks />
      <h2>{say("help.moral_work")}</h2>
      <p>{say("help.moral_work_words")}</p>
      <h2>{say("help.who_sees")}</h2>
      <ul>
        <li>{say("help.sees_room")}</li>
        <li>{say("help.sees_own")}</li>
        <li>{say("help.sees_manager")}</li>
        <li>{say("help.sees_court")}</li>
      </ul>
      <h2>{say("help.safety")}</h2>
      <p>{say("help.safety_words")}</p>
      <h2>{say("help.trouble")}</h2>
      <ul>
        <li>{say("help.trouble_link")}</li>
        <li>{say("help.trouble_sign_in")}</li>
      </ul>
      <h2>{say("help.keys")}</h2>
      <p>{say("help.keys_words")}</p>
      <h2>{say("help.now")}</h2>
      <p>{say("signin.invented_only")}</p>
    </div>
  );
}
