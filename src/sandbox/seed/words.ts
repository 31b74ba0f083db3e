/**
 * Invented people from many countries. A name in a non-Latin script has its Latin spelling after a bar, for e-mail
 * addresses and plain usernames.
 */
const people: readonly (readonly [given: string, family: string])[] = [
  ["Maja Linnéa Åsa Jörgen", "Lindström Sjöberg Åkesson Öberg"],
  ["Ingrid Søren Bjørn Astrid", "Nygård Sørensen Bakkegård Lund"],
  ["Jürgen Käthe Anneliese Björn", "Müller Groß Schäfer Köhler"],
  ["Chloé François Zoé Jérôme", "Lefèvre Béranger Gauthier Noël"],
  ["Íñigo Lucía Begoña Andrés", "Muñoz Ibáñez Peña Vega"],
  ["João Inês Conceição Tomás", "Gonçalves Araújo Simões Falcão"],
  ["Zoë Daan Fleur Sjoerd", "Bakker Visser Hoekstra Dijkstra"],
  ["Łukasz Małgorzata Paweł Zofia", "Wójcik Dąbrowska Żak Kamiński"],
  ["Jiří Zdeňka Ondřej Kateřina", "Dvořák Růžička Němec Šimek"],
  ["Árpád Zsófia Gyöngyi Lőrinc", "Szabó Kőszegi Tóth Vörös"],
  ["Ștefan Ioana Mădălina Andrei", "Ionescu Țurcan Bălan Dumitru"],
  ["Çağla Gökhan İpek Doğan", "Yıldız Şahin Öztürk Güneş"],
  ["Ελένη|Eleni Νίκος|Nikos Δάφνη|Dafni", "Παππάς|Pappas Γεωργίου|Georgiou"],
  ["Оксана|Oksana Дмитро|Dmytro Ірина|Iryna", "Шевчук|Shevchuk Коваль|Koval"],
  ["太郎|Taro 美咲|Misaki 健太|Kenta", "佐藤|Sato 渡辺|Watanabe 山本|Yamamoto"],
  ["伟|Wei 丽娜|Lina 建国|Jianguo", "王|Wang 陈|Chen 赵|Zhao"],
  ["민준|Minjun 서연|Seoyeon 지훈|Jihun", "김|Kim 박|Park 최|Choi"],
  ["ليلى|Layla عمر|Omar نور|Noor", "حداد|Haddad منصور|Mansour"],
  ["נועה|Noa איתן|Eitan תמר|Tamar", "לוי|Levi ברק|Barak"],
  ["प्रिया|Priya अर्जुन|Arjun मीरा|Meera", "शर्मा|Sharma पटेल|Patel"],
  ["สมชาย|Somchai ดวงใจ|Duangjai", "ศรีสุข|Srisuk วงศ์ทอง|Wongthong"],
  ["Nguyệt Đức Thảo Hương", "Nguyễn Trần Phạm Đặng"],
  ["Chinwe Olúmidé Ngozi Adébáyọ̀", "Okafor Adéyẹmí Eze Balógun"],
  ["Siobhán Pádraig Niamh Owen", "O'Brien Ní-Dhomhnaill Byrne Hughes"],
  ["Grace Miguel Keiko Samuel", "Okonkwo-Reyes Castillo Tanaka-Smith Brooks"],
];

/** Letters that do not decompose into a base letter and an accent. */
const indivisibleLetters: Readonly<Record<string, string>> = {
  ø: "o",
  ß: "ss",
  ł: "l",
  đ: "d",
  æ: "ae",
  ı: "i",
};

interface NameWord {
  readonly native: string;
  /** Lower-case a-z and hyphen only. */
  readonly plain: string;
}

interface NamePool {
  readonly given: readonly NameWord[];
  readonly family: readonly NameWord[];
}

function toNameWord(word: string): NameWord {
  const [native = "", latin = native] = word.split("|");
  const plain = latin
    .toLowerCase()
    .normalize("NFD")
    .replace(/[øßłđæı]/g, (letter) => indivisibleLetters[letter] ?? letter)
    .replace(/[^a-z-]/g, "");
  return { native, plain };
}

export const namePools: readonly NamePool[] = people.map(([given, family]) => ({
  given: given.split(" ").map(toNameWord),
  family: family.split(" ").map(toNameWord),
}));

export const mailHosts: readonly string[] = ["example.net", "example.org", "mail.example.net", "lab.example.org"];

export const cities: readonly { readonly city: string; readonly countryCode: string }[] = [
  { city: "Reykjavík", countryCode: "IS" },
  { city: "São Paulo", countryCode: "BR" },
  { city: "Zürich", countryCode: "CH" },
  { city: "Kraków", countryCode: "PL" },
  { city: "Toronto", countryCode: "CA" },
  { city: "Osaka", countryCode: "JP" },
  { city: "Nairobi", countryCode: "KE" },
  { city: "Bengaluru", countryCode: "IN" },
  { city: "Malmö", countryCode: "SE" },
  { city: "Bogotá", countryCode: "CO" },
  { city: "Denver", countryCode: "US" },
  { city: "Lyon", countryCode: "FR" },
  { city: "Đà Nẵng", countryCode: "VN" },
  { city: "Gdańsk", countryCode: "PL" },
  { city: "Auckland", countryCode: "NZ" },
  { city: "Lagos", countryCode: "NG" },
];
