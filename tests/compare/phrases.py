"""The words random treaties are made of: the same phrases in Russian, Kazakh and Uzbek, repeated as treaties do."""

LANGUAGES = ("ru", "kk", "uz")

SUBJECTS = [
    ("Стороны", "Тараптар", "Tomonlar"),
    ("Уполномоченные органы Сторон", "Тараптардың уәкілетті органдары", "Tomonlarning vakolatli organlari"),
    ("Совместная рабочая группа", "Бірлескен жұмыс тобы", "Qoʻshma ishchi guruh"),
    (
        "Национальные органы по стандартизации",
        "Стандарттау жөніндегі ұлттық органдар",
        "Standartlashtirish milliy organlari",
    ),
    (
        "Аккредитованные испытательные лаборатории",
        "Аккредиттелген сынақ зертханалары",
        "Akkreditatsiyalangan sinov laboratoriyalari",
    ),
    ("Таможенные службы Сторон", "Тараптардың кеден қызметтері", "Tomonlarning bojxona xizmatlari"),
    ("Национальные координаторы", "Ұлттық үйлестірушілер", "Milliy muvofiqlashtiruvchilar"),
    ("Метрологические институты", "Метрология институттары", "Metrologiya institutlari"),
]
VERBS = [
    ("обмениваются сведениями", "мәліметтер алмасады", "maʼlumotlar almashadilar"),
    ("осуществляют сотрудничество", "ынтымақтастықты жүзеге асырады", "hamkorlikni amalga oshiradilar"),
    ("проводят консультации", "консультациялар өткізеді", "maslahatlashuvlar oʻtkazadilar"),
    ("согласовывают планы мероприятий", "іс-шаралар жоспарларын келіседі", "tadbirlar rejalarini kelishadilar"),
    ("направляют письменные запросы", "жазбаша сұрау салулар жібереді", "yozma soʻrovlar yuboradilar"),
    ("обеспечивают защиту данных", "деректердің қорғалуын қамтамасыз етеді", "maʼlumotlar himoyasini taʼminlaydilar"),
    ("признают результаты испытаний", "сынақ нәтижелерін таниды", "sinov natijalarini tan oladilar"),
    ("уведомляют друг друга", "бірін-бірі хабардар етеді", "bir-birini xabardor qiladilar"),
    ("готовят ежегодный доклад", "жыл сайынғы баяндаманы дайындайды", "yillik maʼruzani tayyorlaydilar"),
]
OBJECTS = [
    (
        "об изменениях технических регламентов",
        "техникалық регламенттердің өзгерістері туралы",
        "texnik reglamentlardagi oʻzgarishlar toʻgʻrisida",
    ),
    (
        "в области обеспечения единства измерений",
        "өлшем бірлігін қамтамасыз ету саласында",
        "oʻlchovlar birliligini taʼminlash sohasida",
    ),
    (
        "по вопросам оценки соответствия",
        "сәйкестікті бағалау мәселелері бойынша",
        "muvofiqlikni baholash masalalari boʻyicha",
    ),
    ("о выявленной опасной продукции", "анықталған қауіпті өнім туралы", "aniqlangan xavfli mahsulot haqida"),
    ("о поверке средств измерений", "өлшем құралдарын тексеру туралы", "oʻlchash vositalarini qiyoslash haqida"),
    (
        "при подготовке и повышении квалификации кадров",
        "кадрларды даярлау және біліктілігін арттыру кезінде",
        "kadrlarni tayyorlash va malakasini oshirishda",
    ),
    (
        "в отношении маркировки пищевой продукции",
        "тамақ өнімін таңбалауға қатысты",
        "oziq-ovqat mahsulotini markirovkalashga nisbatan",
    ),
    (
        "о развитии национальных систем аккредитации",
        "ұлттық аккредиттеу жүйелерін дамыту туралы",
        "milliy akkreditatsiya tizimlarini rivojlantirish haqida",
    ),
    (
        "о гармонизации национальных стандартов",
        "ұлттық стандарттарды үйлестіру туралы",
        "milliy standartlarni uygʻunlashtirish haqida",
    ),
    ("в сфере надзора за рынком", "нарықты қадағалау саласында", "bozor nazorati sohasida"),
]
MANNERS = [
    (
        "в соответствии с законодательством своих государств",
        "өз мемлекеттерінің заңнамасына сәйкес",
        "oʻz davlatlarining qonunchiligiga muvofiq",
    ),
    ("по дипломатическим каналам", "дипломатиялық арналар арқылы", "diplomatik kanallar orqali"),
    ("на безвозмездной основе", "өтеусіз негізде", "bepul asosda"),
    ("в пределах своей компетенции", "өз құзыреті шегінде", "oʻz vakolatlari doirasida"),
    (
        "с учетом принципа взаимности",
        "өзара түсіністік қағидатын ескере отырып",
        "oʻzarolik tamoyilini hisobga olgan holda",
    ),
    (
        "если Стороны не договорятся об ином",
        "егер Тараптар өзгеше уағдаласпаса",
        "agar Tomonlar boshqacha kelishib olmasalar",
    ),
    ("не реже одного раза в год", "жылына кемінде бір рет", "yiliga kamida bir marta"),
    (
        "без ущерба для обязательств по иным договорам",
        "өзге шарттар бойынша міндеттемелерге нұқсан келтірместен",
        "boshqa shartnomalar boʻyicha majburiyatlarga zarar yetkazmasdan",
    ),
]
TERMS = [
    (
        "в течение {n} дней с даты получения запроса.",
        "сұрау салу алынған күннен бастап {n} күн ішінде.",
        "soʻrov olingan sanadan boshlab {n} kun ichida.",
    ),
    (
        "не позднее {n} марта каждого года.",
        "әр жылдың {n} наурызынан кешіктірмей.",
        "har yilning {n}-martidan kechiktirmay.",
    ),
    (
        "и направляют не более {n} представителей.",
        "және {n} өкілден артық жібермейді.",
        "va {n} nafardan ortiq boʻlmagan vakil yuboradilar.",
    ),
    (
        "сроком на {n} месяцев с возможностью продления.",
        "ұзарту мүмкіндігімен {n} ай мерзімге.",
        "uzaytirish imkoniyati bilan {n} oy muddatga.",
    ),
]
REFERRING = [
    (
        "Положения {ref} настоящего Соглашения применяются соответственно.",
        "Осы Келісімнің {ref} ережелері тиісінше қолданылады.",
        "Mazkur Bitimning {ref} qoidalari tegishincha qoʻllaniladi.",
    ),
    (
        "Исключения устанавливаются на основании {ref} настоящего Соглашения.",
        "Ерекше жағдайлар осы Келісімнің {ref} негізінде белгіленеді.",
        "Istisnolar mazkur Bitimning {ref} asosida belgilanadi.",
    ),
]
HEADINGS = [
    ("Предмет Соглашения", "Келісімнің мәні", "Bitim predmeti"),
    ("Определения", "Анықтамалар", "Taʼriflar"),
    ("Уполномоченные органы", "Уәкілетті органдар", "Vakolatli organlar"),
    ("Формы сотрудничества", "Ынтымақтастық нысандары", "Hamkorlik shakllari"),
    ("Обмен информацией", "Ақпарат алмасу", "Axborot almashish"),
    ("Признание результатов", "Нәтижелерді тану", "Natijalarni tan olish"),
    ("Расходы", "Шығыстар", "Xarajatlar"),
    ("Конфиденциальность", "Құпиялылық", "Maxfiylik"),
    ("Разрешение споров", "Дауларды шешу", "Nizolarni hal etish"),
    ("Изменения и дополнения", "Өзгерістер мен толықтырулар", "Oʻzgartirish va qoʻshimchalar"),
    ("Вступление в силу", "Күшіне енуі", "Kuchga kirish"),
]
# Words for edits, none of them a word of the phrases above.
FRESH = {
    "ru": [
        "безотлагательно",
        "дополнительно",
        "взаимоприемлемый",
        "порядок",
        "оборудование",
        "регулярное",
        "самостоятельно",
        "перечень",
        "предварительное",
        "утвержденный",
        "согласие",
        "экспертное",
        "межведомственная",
        "проверка",
        "заявитель",
        "протокол",
    ],
    "kk": [
        "кідіріссіз",
        "қосымша",
        "өзара",
        "тиімді",
        "тәртіп",
        "жабдық",
        "тұрақты",
        "дербес",
        "тізбе",
        "алдын",
        "бекітілген",
        "келісу",
        "сараптамалық",
        "ведомствоаралық",
        "тексеріс",
        "өтініш",
        "хаттама",
    ],
    "uz": [
        "kechiktirmasdan",
        "qoʻshimcha",
        "maqbul",
        "tartib",
        "uskunalar",
        "muntazam",
        "mustaqil",
        "roʻyxat",
        "dastlabki",
        "tasdiqlangan",
        "rozilik",
        "ekspert",
        "idoralararo",
        "tekshiruv",
        "arizachi",
        "bayonnoma",
    ],
}
