import { expect, test } from 'vitest'
import { readCsv } from './read.ts'

const cellsOf = (text: string) => {
  const sheet = readCsv(text)
  return sheet.refused ? sheet.reason : sheet.rows.map((row) => row.cells)
}

test.each([
  [
    'simple',
    'a,b,c\n1,2,3\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'simple, CRLF',
    'a,b,c\r\n1,2,3',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'lone CR',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'comma in quotes',
    'first,address,zip\nJohn,"120 any st., Anytown",08123',
    [
      ['first', 'address', 'zip'],
      ['John', '120 any st., Anytown', '08123'],
    ],
  ],
  [
    'empty cells',
    'a,b,c\n1,"",""\n2,3,',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '3', ''],
    ],
  ],
  [
    'empty cells, CRLF',
    'a,b,c\r\n1,"",""\r\n,,\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['', '', ''],
    ],
  ],
  [
    'escaped quotes',
    'a,b\n1,"ha ""ha"" ha"\n3,""""',
    [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
      ['3', '"'],
    ],
  ],
  [
    'json',
    'key,val\n1,"{""type"": ""Point"", ""at"": [1.0, 0]}"',
    [
      ['key', 'val'],
      ['1', '{"type": "Point", "at": [1.0, 0]}'],
    ],
  ],
  [
    'new lines',
    'a,b\n"Once upon \na time",5\n7,8',
    [
      ['a', 'b'],
      ['Once upon \na time', '5'],
      ['7', '8'],
    ],
  ],
  [
    'new lines, CRLF',
    'a,b\r\n"Once upon \r\na time",5\r\n',
    [
      ['a', 'b'],
      ['Once upon \r\na time', '5'],
    ],
  ],
  [
    'quotes and new lines',
    'a,b\n1,"ha \n""ha"" \nha"',
    [
      ['a', 'b'],
      ['1', 'ha \n"ha" \nha'],
    ],
  ],
  [
    'utf8',
    'a,b\n1,ʤ\n"2",🚆',
    [
      ['a', 'b'],
      ['1', 'ʤ'],
      ['2', '🚆'],
    ],
  ],
  [
    'BOM before a quote',
    '\ufeff"Description","Duration"\n"x","1:00:00"',
    [
      ['Description', 'Duration'],
      ['x', '1:00:00'],
    ],
  ],
  [
    'backslash at the end',
    '"a\\","b"\n"C:\\dir\\","x"',
    [
      ['a\\', 'b'],
      ['C:\\dir\\', 'x'],
    ],
  ],
  [
    'quote inside an unquoted cell',
    'size,b\n5" pipe,x',
    [
      ['size', 'b'],
      ['5" pipe', 'x'],
    ],
  ],
  [
    'text after a closing quote',
    '"a"x,b\n1,2',
    [
      ['ax', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'sep= line',
    'sep=;\r\na;b,c\r\n1;2',
    [
      ['a', 'b,c'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons and decimal commas',
    'day;text;hours\n1;a, b;7,5\n2;c, d;1,5',
    [
      ['day', 'text', 'hours'],
      ['1', 'a, b', '7,5'],
      ['2', 'c, d', '1,5'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1;2,3\t4',
    [
      ['a', 'b'],
      ['1;2,3', '4'],
    ],
  ],
  ['an empty line is a row of its own', 'a,b\n\n1,2', [['a', 'b'], [''], ['1', '2']]],
  ['nothing', '', []],
])('reads %s', (_, text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})

test('a row is known by the line on which it begins', () => {
  const sheet = readCsv('sep=,\na,b\n"x\ny\r\nz",1\n\nlast,2')
  expect(sheet.refused ? [] : sheet.rows.map((row) => row.line)).toEqual([2, 3, 6, 7])
})

test('a quotation mark that is never closed is found, not followed to the end', () => {
  expect(cellsOf('a,b\n1,"open\n2,3\n')).toMatch(/^A quotation mark on line 2 is never closed/)
  expect(cellsOf(`a,b\n1,"open\n${'2,3\n'.repeat(50_000)}"`)).toMatch(/^A quotation mark on line 2 is never closed/)
})

test('a lone quotation mark swallows no rows up to the next one', () => {
  expect(cellsOf('a,b\n1,"open\n2,3\n4,"x"\n')).toMatch(/^A quotation mark on line 2 is never closed/)
  expect(cellsOf(`a,b\n1,"open\n${'2,3\n'.repeat(250)}4,"\n`)).toMatch(/^A quotation mark on line 2 is never closed/)
})

test('what is too large is refused in words', () => {
  expect(cellsOf(`a\n${'x'.repeat(10_001)}`)).toMatch(/^Line 2 has a cell of more than 10000 characters/)
  expect(cellsOf(`a\n${','.repeat(100)}`)).toMatch(/^Line 2 has more than 100 columns/)
  expect(cellsOf('x\n'.repeat(200_001))).toMatch(/^The file has more than 200000 rows/)
})
