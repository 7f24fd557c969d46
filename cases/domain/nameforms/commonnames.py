"""Given names common where political prisoners are recorded: two of them that differ are no slip of the pen."""

from functools import cache
from typing import Final

from cases.domain.nameforms import spellings

_COMMON: Final = """
    Abai Abdulla Abilai Abylai Adil Aibek Aida Aidar Aidos Aigerim Aigul Aiman Ainur Aisha Aisulu Akbar Akerke Akmal
    Akmaral Alibek Alidar Alim Aliya Almagul Almas Almat Altynai Aman Amangeldy Amina Amir Anar Anara Ardak Arman
    Armat Arsen Asel Asem Aset Asiya Askar Askat Aslan Asyl Asylbek Azamat Azat Aziz Aziza Azizbek Bagdat Bakhtiyar
    Bakhyt Bakhytgul Bakhytzhan Baurzhan Beibit Bekbolat Bekzat Bekzhan Berik Berikbol Birzhan Bolat Botagoz Dana
    Danara Daniyar Dariga Darkhan Daulet Dauren Diana Dias Dina Dinara Dulat Duman Eldar Elmira Elnara Elvira Erbol
    Erdos Erik Erlan Ermek Ernar Erzhan Esen Esenbek Fatikh Galym Galymzhan Gani Gaukhar Gulbanu Gulmira Gulnara
    Gulnaz Gulshat Gulsim Gulzat Gulzhan Ilyas Indira Iskander Kairat Kaisar Kamila Kamshat Kanat Karim Karina
    Karlygash Kenzhebek Kuanysh Kunsulu Laura Leila Madina Maira Maksat Malik Malika Manas Marat Marzhan Meiram
    Meruert Mukhit Mukhtar Murat Muratbek Nurbol Nurgul Nurlan Nursultan Nurzhamal Nurzhan Olzhas Oralbek Oraz Perizat
    Ramazan Ramil Raushan Rinat Roza Ruslan Rustam Rysbek Sabina Sabit Saken Saltanat Samal Samat Sanat Sanzhar Saule
    Sayan Serik Serikbol Serikzhan Shara Sholpan Shynar Talgat Tatyana Temirlan Timur Togzhan Tolegen Turar Ulan
    Urazbek Venera Yerkin Yerzhan Zamir Zamira Zarina Zhanar Zhanat Zhanbolat Zhandos Zhanna Zhannat Zhaslan Zhasulan
    Zhuldyz Zhumabek Zukhra

    Aijan Aizada Akylbek Almazbek Atambai Azamatbek Bakyt Bektur Bermet Chyngyz Daniiar Edil Elnura Emil Erkin Kamchy
    Kubanych Kubat Kurmanbek Melis Mirlan Nazgul Nurbek Omurbek Sadyr Sooronbai Syrga Taalai Talant Tynchtyk Urmat
    Zhanybek Zhyrgal

    Abdurashid Abror Adham Agzam Akram Alisher Alovuddin Anvar Asror Avaz Azim Azimjon Bahodir Bahrom Barno Bobur
    Botir Davron Dildora Dilfuza Dilmurod Dilnoza Dilorom Dilshod Diyor Elyor Farida Farrukh Feruza Firdavs Firuz
    Gairat Gulbahor Habib Hakim Hamza Hasan Hayot Ikrom Islom Ismoil Jahongir Jamshid Jasur Javlon Javohir Lola
    Lutfulla Mahbuba Mahfuza Malohat Mansur Muhabbat Munira Muzaffar Nargiza Nasiba Nigora Nilufar Nozima Orif Otabek
    Rahim Rahmon Ravshan Saidjon Samandar Sanjar Sardor Sarvar Sevara Shahlo Shahnoza Sherali Sherzod Shoira Shuhrat
    Siddiq Sunnat Tulkin Ubaydulla Ulugbek Umid Umida Xurshid Zafar Zebo Ziyoda Zulfiya

    Afag Afgan Aghakhan Akif Alasgar Amil Araz Arif Aydin Aygun Aynur Aytan Azer Bahar Bayram Elchin Elkhan Elman
    Elmar Elnur Elshad Elshan Elton Elvin Etibar Fakhri Famil Farid Fazil Fikret Fuad Giyas Gultakin Gunel
    Ilgar Ilham Ilkin Intigam Kamran Khadija Khalid Konul Lala Mahammad Mahir Mehman Mehriban Metin Mirza Mubariz
    Mushfig Namig Natig Nigar Nijat Orkhan Parviz Polad Rahib Ramin Ramiz Rashad Rasim Rasul Rauf Razi Rufat Ruhangiz
    Sabir Sahib Samir Samira Sevda Sevil Sevinj Seymur Siyavush Sona Tale Taleh Tofig Turkan Ulvi Ulviya Vagif Vahid
    Vasif Vugar Vusal Yadigar Zahid Zaur Ziya

    Adrian Albert Alina Alisa Alla Arkadi Arseni Artur Bohdana Boris Daniil Daria David Demian Eduard Egor Emilia
    Ernst Filipp Gleb Grigori Ignat Ilia Inessa Inna Irina Iryna Ivan Kira Klavdia Ksenia Kuzma Larisa Lev Lidia Lilia
    Liubov Liudmila Lubomir Lukas Maksim Maria Marianna Marina Matvei Miron Miroslav Nadezhda Nazar Nelli Nestor Nina
    Nonna Oksana Orest Ostap Platon Prokhor Raisa Regina Renata Rimma Rodion Saveli Savva Sofia Solomia Svyatoslav
    Taisia Tamara Taras Ustin Valeri Varvara Vera Viktoria Vitali Vladlen Vsevolod Yana Yaroslava Zakhar Zinaida Zoia
    Zoriana

    Ali Amin Anahita Arash Ardeshir Ashraf Atefeh Azadeh Bahman Bashar Behnam Behrouz Ehsan Essam Fahd Faisal Farhad
    Farzad Farzaneh Golrokh Hafez Hamed Hashem Heshmat Hisham Homa Ihab Iraj Jalal Javad Kamal Kareem Kaveh
    Kazem Kianoush Mahnaz Mahvash Majid Mansour Masoud Masoumeh Maziar Mehran Milad Mina Mohsen Mojtaba Morteza Nabil
    Nader Naghmeh Naser Nasrin Nasser Navid Nazanin Niloufar Parisa Parvaneh Payam Pouran Rami Roya Ruhollah Saba
    Sadegh Salem Salim Salman Saman Samer Saud Sepideh Shahin Shahram Shirin Soheil Sohrab Soraya Sultan Tahereh Tariq
    Wael Walid Yahya Yashar Younes Zahra Zaid Zeinab Ziad

    Adam Alan Angela Angelo Arthur Barbara Bernard Brian Carl Carol Claire Dennis Donna Emma Eric Frank Franz Gerald
    Gloria Harry Henry Howard Isaac Janet Jason Julian Karen Kevin Linda Louis Lucas Marcus Mark Martin Maurice Nancy
    Nathan Neil Oliver Oscar Pamela Paula Ralph Raymond Roger Ruth Sandra Sarah Scott Sharon Stanley Steven Walter
    Wayne
"""
"""One form of each, in Latin letters; other spellings of a name are not here, so that they may still meet it."""


@cache
def _keys() -> frozenset[str]:
    return frozenset(spellings.folded(name.lower()) for name in _COMMON.split())


def is_common(key: str) -> bool:
    """Whether a folded word is a common given name."""
    return key in _keys() or spellings.is_known(key)
