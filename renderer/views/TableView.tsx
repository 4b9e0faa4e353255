import type { Table } from '../../assistant/contract'

/** A table that was read off the picture, as a real table: screen readers move through it cell by cell and say the headers. */
export function TableView({ table, caption }: { table: Table; caption: string }): React.ReactNode {
  const [head, ...rest] = table.rows
  const body = table.header ? rest : table.rows
  // The first column names its rows when each row has something there.
  const namedRows = table.header && body.every(([first]) => (first ?? '').trim() !== '')
  return (
    // A wide table scrolls in its own box, which therefore takes the focus.
    <div className="table-box" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {table.header && head && (
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th scope="col" key={column}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) =>
                namedRows && column === 0 ? (
                  <th scope="row" key={column}>
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
