/** Made by ml/train/speech/common_words.py from ml/data and jieba (MIT): words that are said often; Chinese ones in pairs. */
export const ENGLISH =
  'able about above accept acceptance accepted access according account accountant accounts accreditation ' +
  'accuracy acquired across active actual actually add added adding adjuster afraid after afternoon again against ' +
  "agency agenda agent agents ago agree agreed agreement agreement's ahead ain't air airport alarm alerts all " +
  'allowed alone along already alright also always amex analyst and annex announcement annual another answer ' +
  "answered answers any anybody anyone anyone's anything anyway anywhere app applies apply approval approve " +
  "approved approves are area aren't argue arm arms around arrive article asbestos ask asked asking asks " +
  'assessment asset assured ate attendance audio audit auditor auditors authority auto autumn availability ' +
  'available average away awkward axis aye back backs bad badge bag balance band bank banks bar based basically ' +
  'basis batch batteries battery beat beautiful because become becomes bed been before begins behind being ' +
  'believe below bench benefits best bet better between beyond bid bids big bigger bike bikes bill billing bills ' +
  "bin bit black bless blessing block bloke blokes blue board board's boat body boiler bolted bond bonus book " +
  'booked booking books booth boss bot both bother bottle bought box boxes boys branch branches brand breach ' +
  'bread break bring bro brochure broke broker brother bucket bucks buddy budget build building buildings built ' +
  'burn burned burns business but button buy buyers buying buyout buys cabinet calendar call called calling calls ' +
  "came camera cameras can can't cancel cancellation candidates cannot cap capacity capex capital car card cards " +
  'care careful carers carrier carriers carries carry cars carton case cases cash catch category caught cause ' +
  'cell census cent centre cents cert certain certificate certificates chain chair chairs change changed ' +
  'changeover changes changing channel chap charge charged chargers charges charging chart chase chat cheaper ' +
  "check checking checks chief child children's chip choose chuck circled city claim claims class clause clean " +
  "cleaning clear cleared click client client's clients clients' clinic clocks close closed closes closing " +
  'closure cloud code coding coffee cohort cold collect college color colour colours come comes comfortable ' +
  'coming comment commercial commission commit commitment committee committing comp companies company complain ' +
  'complaints compliance compressor computer concern conference confirm confirmed congress connect connection ' +
  "consent consider console consortium consult consumption container content contract contract's contractor " +
  'contracts control controller conversation conversion cooler cooling copy core corporate cost costs could ' +
  "couldn't council council's counsel count counter counting country counts county couple course court cousin " +
  "cover coverage covered covers crack cracks crane crane's credit credited credits crew crews crowd cups current " +
  'customer customers customs cut cutover cuts cutting cycle cylinder daily damage damages dark dashboard data ' +
  "date dates day day's days dead deadline deal dear decent decide decides decision deck definitely degrees " +
  'delighted deliver delivered delivery demo department depending depends deposit design desk desks developers ' +
  "development diary did didn't die diesel difference different dig digital dime dinner direct director directors " +
  "discount dock docs doctor document documentation documents does doesn't dog doing dollar dollars don't done " +
  "door doors dose dosing double doubled doubt down draft drawer drawings drawn drilling drive driver driver's " +
  'drivers drone drop dropped drops drum drums dry due during duty each early easy eat eating education eight ' +
  "eighteen eighteenth eighth eighty either election election's electric elevator eleven eleventh else else's " +
  'email emails employee empty end ended ends energy engine engineer engineering engineers enough error errors ' +
  "escalator estate estates euro euros even event ever every everybody everybody's everyone everything " +
  "everything's everywhere exactly exception excess exchange exclusivity exec executive exist exit expect " +
  'expected export exports extra eyes face factory fade fail failed fair fake fall family fancy far farmer ' +
  "farmers fast father favour fee fee's feed feel fees feet fella fellow felt few fewer fibre field fifteen " +
  'fifteenth fifth fifty figure file files filing fill filled film filter final finally finance find fine finger ' +
  'finish finished finishing fire firm first fiscal fit fitted five fix fixed flag flat flight float floor floors ' +
  'flu fly folks follow follows food foot for forecast forever forget forgive form forms fortnight forty forward ' +
  'found foundation founder four fourteen fourteenth fourth frame framework franchise free freebie freeze freight ' +
  'fridge friend friends from front frost fuel full fully fund funded funding funds funny garage gas gate gauge ' +
  'gave general generally generous get gets getting gift gig girl girls give given gives giving glad gladly glass ' +
  'goal goes going gold gone gonna good got gotta government grade grand grant great green ground group grow ' +
  "growth guarantee guaranteed guards guess guests guy guys gym had hadn't hair half halfway hall hand handed " +
  'handle handles hands handsets handwriting hang hanging hangs happen happened happening happens happy hard ' +
  "harvest has hasn't hate have haven't having he'd he'll he's head headcount headquarters heads health hear " +
  "heard hearing heat held help helps her here here's hey high higher him himself hire hiring his hit hits hold " +
  'holding holds holiday holidays home honest honestly honey hook hope hoping hospital hospitals hosting hot ' +
  "hotel hotels hour hours house how how's however hundred hurry i'd i'll i'm i've idea ignore impact " +
  'implementation import impossible inbox inch include included includes increase incumbent indemnity independent ' +
  'information informed innit inside inspection inspector install installed insurance integration integrator ' +
  "interest interface internal internally internet into investment investors invoice invoices ish isn't issue " +
  "it'd it'll it's items its itself job join joined just keen keep keeps kept kettle key keys kicks kid kids kilo " +
  'kilometre kilos kind kinda kindly kiosk kit kitchen knock know knows lab label labels labor labour lad ladies ' +
  "lads lady lah lamps land landlord landlord's lands language languages laptop large laser last late later " +
  'launch launching law lawyer lawyers lay lead leads leaf leak learn learned lease least leave leaves leaving ' +
  "left leg legal lemme lender less let let's lets letter letters level levy liability licence licences lie life " +
  'lifetime lift lifts light lights like liked likes limit line lines lining link liquidated list listed listen ' +
  'lit literally lithium litre little live lives load loaded loading loan local location lock locked lockers log ' +
  "login logo long long's longer look looked looking looks loop lorry lose losing loss lost lot love loved lovely " +
  'low lunch machine machines madam made main maintenance maison make maker makes making man management manager ' +
  "managers mandatory many map maps march margin mark market market's match mate material materials matter " +
  'mattress may maybe mean means measured medical meet meeting member members memo mention mentioned mess message ' +
  'met meter meters metre mid middle might migration mileage miles milk mill million mind mine minimum ministry ' +
  "minus minute minutes miss missed misses missing mob mobile model module moment money month month's monthly " +
  "months months' more morning most mostly move moved moves moving much multi must myself nah name names national " +
  "nature nearly need needed needn't needs nervous net network never new news next nice nicely nickel night " +
  "nights nine nineteen nineteenth ninety ninth nobody nobody'll nobody's nod noise non none noon normal normally " +
  'north not note notes nothing notice noticed notified nought now nowt number numbers nurse nurses off offer ' +
  "offered offering office offline often oil okay old older onboarding once one one's ones online only open " +
  "opened opening opens operator opex ops order order's orders other others otherwise ought our ours ourselves " +
  "out out's outage outfit outside outsourcing over overnight owe own owner owners owns owt pack package pad page " +
  'pages paid pain paint pallet pandemic panel panels paper paperwork parent parents park parking part partner ' +
  "partner's partners parts party pass passed passes past patch patient patients pay paying payment payments " +
  "payroll pays payslip peak pen penalty pence pencil penny pension people people's per percent perfect " +
  'performance period permission permit permits person personal personally phase phone phones photos pick picked ' +
  'picks picture piece pieces pilot pilots pitch place places plan planned planner planning plans plant plants ' +
  'plate platform play playing please pleased pleasure plug plus pocket point points policy pool port portal ' +
  'porting position possible post pot pound pounds power practice pre predecessor prefer premium present press ' +
  'pressure pretty price pricing print printed printer prints privacy private privilege probably problem process ' +
  'procurement product production program programme project promise promised proof property provider providers ' +
  'public published pull pulled pulling pump pumps purchase purchasing put puts putting qualified quality ' +
  'quantity quarter quarterly quarters question questions queue quick quid quiet quit quite quote quoted radio ' +
  "rain rains raise raised ramp ran range rate rate's rated rates rather reach read readers reading reads ready " +
  'real really reason rebate rebates receive reckon record recorded recording records red reduction reference ' +
  'refund refunds regional registered registration regulator reject release released remote renew renewal ' +
  "renewal's renews rent rental rental's rep repairs replacement report reported reporting reports reps request " +
  'research reserve residents response rest retired return returned returns revenue review reviewed riders right ' +
  'rights ring ringing risk road robot robots roll rolling rollout rolls roof room rooms rose roughly round route ' +
  'rule rules run running runs rush safe said sale sales salt same sample samples sat satellite save savings saw ' +
  "say saying says scale scan scanner scans schedule scheme school school's schools scope score scorecard scored " +
  "scores scrap scratch screen screens script sea search season season's seat seats second seconds section " +
  'security see seeing seen self sell selling sells send sending sends sense sensor sensors sent separate server ' +
  "service set settle settled setup seven seventeenth seventies seventy shall shan't share shared she she'll " +
  "she's sheet sheets shelf shift ship shipped shipping ships shop shops short should shouldn't shout show showed " +
  'showing shown shows shrink shut sick side sign signal signature signed signing signs sim simple simply since ' +
  'single sink sir sister sit site sites sits sitting six sixteen sixteenth sixth sixty size sleep slide slot ' +
  "slow slower small smell social sofa soft software sold some somebody somebody's someone something somewhere " +
  'son soon sooner sorry sort sorted sound sounds source sourcing space spare speak speaking spec special spend ' +
  'spending spent split spoken sponsor spot spray spread spring square staff stage stand standard standing stands ' +
  'start started starting starts state statement status stay stays steel steering step stick sticker still stock ' +
  'stone stop stopped stops storage store stores storm story straight stream street stuck student students study ' +
  'stuff subject subscription such suit summer superintendent supplier support suppose surcharge sure survey ' +
  'swear sweet switch switched switching system table tablet take taken takes taking talk talked talking tank ' +
  "tank's target tariff taste tax tea teachers team tear tech telephone tell telling tells telly temperature ten " +
  'tenant tenants tend tender tenth term terminate termination terms test tested text texting than thank that ' +
  "that'd that'll that's thats the theatre their theirs them themselves then there there'd there'll there's these " +
  "they they'd they'll they're they've thing things think thinking thinks third thirtieth thirty this those " +
  "though thought thousand three through throw thrown ticket tickets tied tier till time time's timed times " +
  "timing tiny tip tips tired title today today's together told tomorrow ton tonight tonne too took tool tools " +
  "top total touch touched touches tower track tracking trade trading trailer trained training training's " +
  "transaction transfer translation travel tray treasurer treat trial tried trip triple trouble truck truck's " +
  'trucks true trust trustees try trying turn turnaround turned turning turns twelfth twelve twentieth twenty ' +
  'twice two type under understand union unit units university unless unlimited until update uplift upload ' +
  "upstairs use used user users uses using usual usually utility value van van's vans vending vendor vendors " +
  'verification version very vessel video view vintage visit visits voice volume volumes volunteers vote voted ' +
  "wait waiting waits waive walk walks wall wallet want wanted wants ward warehouse warranty was wash wasn't " +
  "watch water way we'd we'll we're we've wear weather web website wedding wee week week's weekend weekends weeks " +
  "weird welcome well went were weren't wet what what's whatever when when's whenever where where's whereas " +
  "whether which whichever while white who who'd who's who've whoever whole whose why wife wifi will wind window " +
  "wine wing winter wire wish with within without won't word wording words work worked workers working works " +
  "world worried worry worrying worth would wouldn't write writes writing written wrong wrote y'all yard yeah " +
  "year year's years yellow yep yes yesterday yet you you'd you'll you're you've your yours yourself zero";

export const CHINESE =
  '一一一万一下一世一丝一个一中一串一举一事一二一些一代一件一份一伙一会一位一体一侧一倍一八一共一具一再一出一刀一分一切一则' +
  '一刻一剑一副一匹一千一半一双一发一口一句一只一台一号一同一名一向一员一周一味一品一响一回一团一圈一场一块一堆一声一处一夜' +
  '一大一天一头一套一定一家一对一封一小一层一届一带一幅一幕一年一度一座一张一律一心一战一所一手一批一把一招一拳一排一支一文' +
  '一斤一新一方一旁一日一旦一早一时一晃一月一期一本一朵一束一条一来一杯一枚一枝一枪一架一株一样一根一棵一概一次一步一段一派' +
  '一流一灯一点一片一生一番一百一盏一盘一直一眼一瞥一碗一种一端一笔一等一篇一类一粒一级一线一组一经一群一股一脚一脸一致一般' +
  '一艘一节一行一角一记一贯一起一趟一路一身一轮一辆一边一连一通一遍一道一遭一部一门一间一队一阵一隅一面一页一顶一项一顿一颗' +
  '一首一齐七个七年七座七月万一万万万亩万余万元万分万历万名万向万吨万多万家万尾万岁万年万物万股万辆万里丈夫三个三中三代三位' +
  '三元三军三分三十三千三合三名三品三国三天三家三尺三层三峡三年三座三户三招三日三月三条三枚三次三种三类三级三者三藏三角三路' +
  '三通三间三面三项上下上乘上书上任上前上升上午上去上台上司上周上场上学上将上层上山上市上帝上年上扬上报上方上来上次上海上涨' +
  '上游上演上班上空上级上线上网上行上衣上课上边上述上门上面上马下乡下令下列下午下去下层下属下山下岗下手下旬下来下楼下次下水' +
  '下游下滑下班下级下落下设下调下跌下车下载下辖下边下达下过下部下锅下降下雨下面下马不一不下不中不久不乏不了不予不仅不会不但' +
  '不住不便不停不光不免不再不准不利不到不及不变不可不吃不合不同不善不在不堪不够不大不好不如不妙不妥不妨不安不定不宜不容不对' +
  '不小不少不尽不屈不已不平不幸不当不得不必不忍不快不怕不惜不想不成不敢不料不断不时不明不易不是不曾不服不期不止不满不然不理' +
  '不用不由不留不知不禁不等不算不管不肯不胜不能不致不良不行不要不见不觉不解不让不许不论不该不语不负不败不足不过不远不适不通' +
  '不错不难不顾与会与其与否丐帮专业专任专利专制专区专家专心专政专注专用专科专线专职专著专门专项专题且说世上世事世人世代世俗' +
  '世家世界世纪世袭世间丘陵业余业务业已业绩丛中丛书丛林东亚东京东侧东北东升东南东坡东城东岳东岸东征东方东晋东欧东汉东海东湖' +
  '东经东西东路东边东部东门东面东风丝毫丝绸丞相丢失两下两个两代两件两会两位两侧两句两只两名两地两块两声两处两天两头两家两层' +
  '两届两岸两年两座两张两手两支两方两旁两条两栖两根两次两步两派两湖两点两眼两种两端两类两级两翼两者两艘两行两路两边两道两部' +
  '两院两面两项严厉严守严密严寒严峻严格严禁严肃严谨严重丧失个个个人个体个别个头个子个性个股丫头丫鬟中专中东中亚中介中共中兴' +
  '中军中医中午中华中南中原中叶中和中国中型中外中央中子中学中将中小中层中山中年中心中性中文中断中方中日中旬中星中期中枢中段' +
  '中毒中洲中游中立中等中级中纺中药中路中途中道中部中间中队丰产丰厚丰富丰收临安临床临时临死临近丹田丹麦为主为了为何为准为名' +
  '为害为数为期为止为此为民为生为着为重为难为首主义主人主任主体主公主力主办主动主场主子主导主峰主帅主席主张主意主战主持主机' +
  '主权主流主演主管主编主要主观主角主题举人举办举动举报举措举止举行乃是乃至义军义务义父之一之上之下之中之二之内之前之后之外' +
  '之江之用之类之间之际乌云乌龟乐于乐器乐园乐意乐观乐趣乐队乔木乖乖乘员乘坐乘客乘机乙醇九个九五九年九月九江九间乞丐也好也罢' +
  '也许习俗习性习惯乡下乡亲乡村乡试乡镇乡长书信书写书房书本书法书生书画书目书籍书记书院书面买卖乱打乳房乾隆了解予以争取争吵' +
  '争夺争执争斗争相争端争议争论事业事件事例事儿事先事关事务事变事后事宜事实事态事情事故事物事迹事项二世二中二人二位二分二则' +
  '二十二哥二年二战二月二来二次二爷二级二者二路于是亏损云南云母云集云雾互不互动互助互相五一五个五代五保五分五十五千五名五四' +
  '五大五届五岳五年五彩五更五月五百五行五里五间亚洲亡国交付交代交叉交往交待交战交换交易交替交汇交流交涉交界交纳交给交谈交货' +
  '交通交配交锋交错亦可产业产于产值产出产区产卵产品产地产妇产权产物产生产能产量亨利享受享有享用京剧京城京师京汉亮相亲临亲人' +
  '亲信亲兵亲切亲密亲属亲征亲戚亲手亲热亲爱亲王亲生亲眼亲自亲身亲近人为人事人人人们人体人力人口人员人品人均人士人大人头人学' +
  '人家人工人影人心人性人情人手人才人数人文人权人格人次人民人气人物人生人称人类人群人身人选人造人间人马亿元亿吨什么仁兄仅仅' +
  '仆人仇人仇恨今儿今后今夜今天今年今日今晚介于介入介绍介质仍旧仍然从不从业从中从事从前从容从小从未从来从此从没从而仓库仔细' +
  '他人他们他俩他家他用付出仙人仙桃代价代号代数代替代理代码代表代谢令人令狐以上以下以东以为以便以免以内以前以北以南以及以后' +
  '以外以往以来以此以求以示以至以致以西以防仪仗仪器仪式仪表仲裁价值价格价钱任何任免任务任命任意任教任期任用任职份额仿佛企业' +
  '企图伊朗休息休闲众人众多众将优于优先优劣优势优化优异优惠优点优秀优美优良优质优越优雅伙伴伙计会上会儿会合会同会后会员会场' +
  '会战会晤会见会计会议会试会谈会长会餐伟大传世传令传入传出传到传动传呼传奇传媒传授传播传来传真传给传统传记传说传输传达传送' +
  '传递传销传闻伤亡伤人伤势伤口伤员伤害伤心伤感伦敦伦理伪军伪装伯伯估计伴有伴生伴随伸出伸展伸手伺候似乎似地似的但愿但是位于' +
  '位居位置低下低于低价低声低头低温低级住处住宅住宿住房住院体会体内体制体力体型体操体格体检体现体积体系体育体表体质体重体长' +
  '体验何不何事何人何以何况何在何处何必何故何时何种何等余万余下余地余家余年余种余额佛像佛教作业作为作出作品作家作战作文作物' +
  '作用作者作风你们你好你家佩服佳肴使出使劲使命使得使用使者使节使馆侄儿例外例如例子例行侍候侍卫侍郎侗族供养供奉供应供求供给' +
  '依托依据依旧依次依法依然依照依赖依附依靠侥幸侦察侦查侧身侧重侧面侮辱侵入侵占侵犯侵略侵蚀便于便利便宜便捷便是促使促成促进' +
  '促销俄军俄国俗名俗称俘虏保住保佑保健保全保卫保姆保存保守保安保定保密保护保持保留保管保证保险保障信仰信件信任信号信奉信封' +
  '信心信念信息信用信贷信赖修养修复修建修改修正修炼修理修筑修缮修葺修行修订俯身倒下倒退倒霉倘使倘若借以借助借口借款借着借贷' +
  '借鉴倡导倡议倭寇债券债务值得值班值钱倾向倾听倾斜假使假如假定假期假装假设偏偏偏离偏重做事做人做出做到做好做成做梦做法做起' +
  '做饭停下停战停止停滞停留停顿健全健壮健康健身偶尔偶然偷偷偷袭偿还傀儡傍晚傣族储备储存储蓄储量催促催化傻子像是僧人僵尸儒家' +
  '儿女儿子儿童兀自允许元代元帅元年元旦元朝元素元老元首兄弟兄长充分充实充当充沛充满充足先令先前先后先天先是先期先生先秦先行' +
  '先进先锋先驱光亮光华光学光彩光明光泽光滑光电光纤光线光绪光芒光荣光谱光谷光辉克制克服免得免疫免费免除兑换党内党员党委党政' +
  '党派党组入侵入口入境入学入市入手入海入睡入选全书全会全体全党全军全力全区全县全国全场全城全境全家全局全市全年全文全新全权' +
  '全民全然全球全省全称全线全身全邦全部全都全长全面八一八个八卦八大八年八戒八旗八月八角公主公众公使公元公公公共公关公务公司' +
  '公告公园公子公安公寓公布公平公开公式公报公文公斤公有公款公正公民公然公理公益公社公私公约公职公认公路公道公里公顷六个六十' +
  '六合六大六年六月六角六部兰州兰花共享共同共和共有共生共计共识关上关东关中关于关公关切关口关头关山关心关怀关注关税关系关联' +
  '关节关键关门关闭兴国兴奋兴建兴盛兴致兴衰兴起兴趣兵刃兵力兵器兵团兵士兵法兵部兵马其一其中其他其余其后其它其实其时其次其父' +
  '其间具体具备具有典型典礼养成养殖养猪养老兼任兼备兼并兼有兼职兼顾内乱内力内功内在内地内城内外内存内容内心内战内政内河内涵' +
  '内脏内讧内部内阁内陆再三再也再度再有再次再现再生再行再说冒险写下写作写信写出写成写道军中军事军人军务军区军团军士军官军师' +
  '军情军政军方军机军械军民军用军舰军营军警军费军长军阀军队军马农业农历农场农奴农家农户农村农民农田农药冠以冠军冤枉冬天冬季' +
  '冰冷冰川冰雪冲出冲击冲动冲开冲着冲破冲突决不决定决心决意决战决策决计决议决赛况且冶炼冶金冷却冷战冷汗冷漠冷笑冷静净化凄凉' +
  '准则准备准确凌厉凌晨凌辱减小减少减弱减肥减轻凝固凝神凝聚凝视几万几下几个几乎几件几位几何几分几千几口几句几只几名几声几天' +
  '几家几年几日几时几条几次几步几点几种几经凡是凤凰凭借凶手凶猛凶险出于出产出任出入出兵出击出动出卖出去出发出口出台出名出售' +
  '出国出土出场出境出差出席出征出手出来出版出现出生出自出色出血出行出言出访出路出身出门出面击中击落击败函数刀剑刀子刀法分为' +
  '分享分会分别分割分化分子分局分工分布分开分成分手分支分散分数分明分析分校分歧分泌分流分离分类分行分裂分解分辨分配分量分钟' +
  '分院切割切实切断切除刊物刊登刑事刑法刑罚刑部划分列为列举列入列宁列席列强列表列车刘备刘翔刘邦刚刚刚好刚才刚毅创业创作创制' +
  '创办创建创意创新创汇创立创造初一初中初年初时初期初次初步初级判决判处判官判断利于利害利息利润利率利用利益利税别人别名别墅' +
  '别处别的别说到位到处到底到来到达制作制剂制品制备制定制导制度制式制成制服制止制约制药制裁制订制造券门刺刀刺史刺客刺激刻有' +
  '刻画剂量削减削弱前人前列前去前后前夕前年前往前提前方前日前景前期前来前沿前线前者前行前身前辈前边前进前途前部前锋前门前面' +
  '剑法剥削剥夺剧作剧团剧场剧本剧毒剧烈剧痛剧目剧社剧院剩下剩余剪刀割据力争力图力学力度力气力求力量劝说劝阻办事办公办学办法' +
  '办理功力功劳功夫功效功率功绩功能功臣功课加上加之加以加入加剧加大加工加强加快加油加深加热加班加盟加紧加速加重务实务必动乱' +
  '动人动作动力动向动员动工动弹动态动手动摇动机动物动用动脉动荡动身动静助学助手助理努力劲儿劲力劳务劳动势力势头势必勇士勇敢' +
  '勇气勇猛勉强勋章勘探募集勤劳勾当勾结包含包围包括包机包袱包装包裹匆匆匆忙匈奴匕首化为化学化工化疗化石化纤化肥化解北上北京' +
  '北伐北侧北向北大北宋北岸北平北方北极北欧北段北洋北海北端北约北纬北美北路北边北部北门北非北面北风北魏北麓匹配区内区分区划' +
  '区别区域区长医学医师医生医疗医药医院匾额十一十七十万十三十个十二十五十倍十八十六十分十四十堰十大十天十年十月十足十里千万' +
  '千克千古千尺千年千张千户千斤千步千米千里升值升级升起升降升高午门午饭半个半分半夜半天半岛半年半径半截半数半日半晌半月半点' +
  '半空华东华中华丽华人华侨华北华南华夏华山华表协会协作协助协同协商协定协议协调卑职卓越单一单个单人单位单元单刀单打单板单独' +
  '单纯单行单词单身卖国南下南亚南京南侧南北南县南口南唐南宋南岳南岸南方南昌南朝南极南海南湖南移南端南美南航南路南通南部南门' +
  '南阳南非南面博士博客博雅占地占据占有占用占领卡车卤鸡卧室卫兵卫国卫士卫星卫生卫队印刷印尼印度印象危及危害危急危机危险危难' +
  '即位即使即便即刻即可即将即日即时却是却说卷起厂商厂家厂长厅长历代历任历史历届历年历时历来历程历经厉声厉害压低压倒压制压力' +
  '压抑压缩压迫厌恶厕所厘米厚度厚重原先原则原名原告原因原地原型原始原子原定原料原有原本原来原油原理原种原谅厢房厦门厨房厮杀' +
  '去世去处去年去过县城县境县委县市县级县长参与参加参战参数参照参考参见参观参谋参赛参赞又名又称及其及早及时及至友好友谊双儿' +
  '双喜双手双拥双方双目双眼双脚双腿双臂双边双重反之反倒反共反击反动反响反复反对反射反帝反应反弹反思反感反手反抗反攻反映反正' +
  '反潜反而反馈反驳发作发信发光发出发动发射发展发布发扬发抖发挥发掘发放发明发泄发源发现发生发电发病发给发育发行发表发觉发言' +
  '发起发达发送叔叔叔惠取代取决取出取名取得取消取经取胜受伤受到受命受理受益受过变为变动变化变异变形变得变态变成变换变故变更' +
  '变法变质变迁变量变革叙述叛乱叛徒口中口号口味口头口子口岸口径口气口腔口袋口里口音古人古今古代古典古城古墓古巴古怪古称古老' +
  '古迹古都句子另外另行叩头只好只得只怕只是只有只管只能只要只见只顾叫作叫做叫化叫卖叫声召回召开召见召集叮嘱可不可以可口可可' +
  '可怕可怜可惜可是可比可爱可用可知可笑可能可行可见可观可谓可靠台上台下台北台湾台独台阶史书史册史学史料史记史诗右侧右倾右手' +
  '右掌右派右翼右臂右边叶子叶片号令号召号码号称司令司机司法司长司马叹息吃惊吃法吃饭各个各人各位各别各国各地各处各家各州各市' +
  '各异各方各族各校各派各界各省各种各类各级各自各路各部各项吆喝合一合乎合作合力合同合并合成合格合法合理合肥合营合计合资合适' +
  '合金吉祥同一同事同伴同学同年同志同情同意同时同期同样同步同比同治同盟同等同类同级同胞同行名为名义名人名优名位名列名单名叫' +
  '名城名声名字名家名将名山名师名次名片名牌名称名胜名茶名誉名词名贵名额后世后人后代后勤后卫后备后宫后悔后方后期后来后果后者' +
  '后裔后边后退后部后面吏部吐蕃向上向下向东向前向往向来向着向阳君主君子君王君臣否则否定否认吩咐含义含有含糊含量听从听众听到' +
  '听力听取听听听见听话听说启动启发启用启示吸取吸引吸收吸烟呆子呈现告别告知告诉告辞呐喊呕吐员工周二周刊周到周围周密周岁周年' +
  '周旋周期周末周转周边周长味道呻吟呼叫呼吁呼吸呼呼呼唤呼啸呼喊呼声呼延命中命令命名命运命题和尚和平和约和解和谐咖啡咨询咬牙' +
  '咱们咱俩咳嗽咸丰咸宁咽喉品位品德品牌品种品级品质哈哈响亮响声响应响起哑巴哥哥哪个哪些哪儿哪怕哪里哭声哭泣哲学哽咽唐代唐僧' +
  '唐朝唤起唯一唯有唯独商业商人商代商务商品商场商城商店商朝商议商贸商量啊哟啤酒喃喃善于善人善良喇叭喇嘛喉咙喊声喊道喘息喜事' +
  '喜剧喜悦喜欢喜爱喝茶喝道喝酒喧哗喷出嗓子嗡嗡嘉兴嘉宾嘉靖嘱咐嘲笑嘴唇嘴巴嘴角嘴里嘿嘿器件器官器材器械器物噪声四下四个四中' +
  '四位四分四十四名四周四品四圈四处四大四季四川四年四方四月四次四种四级四纵四维四肢四面四项回事回到回升回去回国回复回头回家' +
  '回应回归回忆回想回报回收回旋回族回来回答回身回过回避回顾因为因子因此因素因而团体团团团城团子团结团长团队园区园子园林困境' +
  '困惑困扰困难围住围剿围困围墙围攻围棋围着围绕固体固定固执固有固然国产国人国会国债国共国内国务国号国土国外国家国师国库国徽' +
  '国情国旗国有国民国王国立国籍国营国道国门国防国际图书图像图册图库图形图案图片图画图纸图谋圆圆圆圈圆形圆柱圆满圈子土匪土司' +
  '土地土壤土家土层土著土豆圣人圣地圣旨圣母圣水圣经在于在位在内在场在外在家在座在建在手在校在线在职地上地下地主地产地位地势' +
  '地区地名地图地址地域地壳地处地层地带地形地方地板地步地段地毯地点地狱地球地理地租地表地被地貌地质地道地里地铁地雷地震地面' +
  '场上场合场地场所场景场面均匀均衡坏事坏人坐下坐在坐标坐落坐骑坑道坚决坚固坚守坚定坚实坚强坚持坚硬坟墓坦克垂体垂直垃圾垄断' +
  '型号型式垛口埃及埋伏埋怨城下城中城乡城内城北城区城南城垣城堡城墙城外城头城市城楼城池城西城邦城郊城里城镇城门培养培育培训' +
  '基于基因基地基层基本基础基金堂堂堆积堪称堵塞塑料塑造填写填报填补境内境地境外境界墓地墓室墓葬墓道墙上墙壁增产增值增加增发' +
  '增多增大增强增收增殖增添增至增设增进增速增长增高墨镜壁上壁画士兵士官士气壮丽壮大壮族壮观声势声响声学声息声明声称声誉声道' +
  '声音处于处分处在处境处处处死处理处罚处置处长备受备案复习复仇复兴复制复合复杂复苏复辟夏天夏季外事外交外人外企外侧外出外号' +
  '外商外围外国外地外头外形外援外文外来外汇外界外皮外科外表外观外语外貌外贸外资外边外部外长外面多万多个多久多么多于多余多元' +
  '多半多名多家多少多岁多年多座多所多数多方多月多条多样多次多用多种多米多谢多项夜晚夜景夜里夜间大专大业大为大举大乱大事大于' +
  '大人大众大伙大会大体大作大使大侠大公大典大军大冶大刀大力大功大半大厅大厦大叫大同大名大哥大哭大喜大国大圣大地大块大型大堤' +
  '大声大多大大大夫大奖大妈大姐大嫂大字大学大家大将大小大局大山大师大幅大成大战大户大批大方大旗大明大权大树大桥大楼大概大殿' +
  '大气大汉大江大河大洋大海大清大湖大漠大火大炮大爷大片大王大理大盘大石大礼大祸大笑大米大红大约大纲大肆大胆大脑大臣大致大船' +
  '大营大街大豆大败大赛大连大选大道大部大都大量大门大队大陆大雨大顺大风天上天下天亮天体天地天堂天大天天天子天山天府天才天文' +
  '天星天桥天棚天气天河天津天然天王天生天皇天真天空天竺天线天色天花天赋天门天顺天鹅天麻天黑太原太后太和太太太子太守太师太平' +
  '太庙太康太湖太监太祖太空太阳夫人夫妇夫妻央视失业失利失去失学失望失误失调失败失踪头上头儿头发头晕头痛头目头脑头衔头部头陀' +
  '头顶头领夷陵夸张夸特夹击夺冠夺去夺取夺得奇异奇怪奇特奇迹奈何奉命奉天奉献奉行奋力奋斗奋起奏折奏疏契丹契约奔波奔腾奔走奔跑' +
  '奔驰奖励奖惩奖章奖金套餐奠定奢侈奥运女人女儿女士女婿女子女孩女工女性女王女生女真女郎奴婢奴役奴才奴隶奶奶奶粉她们好久好事' +
  '好些好人好像好吃好处好多好奇好好好歹好比好汉好生好看好评好象好转如下如今如何如同如是如果如此妄图妇人妇女妈妈妊娠妓女妖精' +
  '妥协妥善妥当妨碍妹妹妹子妻子姊妹始于始建始终姐夫姐妹姐姐姑妈姑姑姑娘姓名委员委屈委托委派姿势姿态威严威信威力威武威胁威风' +
  '娃娃娘娘娘子娘家娱乐娴熟婆婆婊子婚姻婚礼婚育婴儿媒介媒体媳妇嫂子嫔妃子口子女子孙子宫子弟子弹孔子孔明孕妇字体字形字数字样' +
  '字母字迹存储存在存放存款孙子孙权孝子孝感孝敬孢子季度季节季风孤儿孤独孤立学习学会学位学到学历学员学堂学士学子学府学术学校' +
  '学派学生学界学科学者学联学说学费学问学院孩儿孩子孵化宁可宁夏宁愿宁波宁远宁静它们宇宙守军守卫守城守护安乡安全安危安娜安宁' +
  '安定安徽安心安慰安抚安排安放安置安装安陆安静宋代宋朝宋江完全完善完备完好完工完成完整完毕完美宏伟宏大宏观宗室宗教宗旨官人' +
  '官僚官兵官军官司官吏官员官场官家官山官府官方官署官职官话定为定义定价定位定向定型定居定律定期定然定理定量定额宛如宜兴宜城' +
  '宜昌宜都宝刀宝剑宝库宝座宝玉宝石宝贝宝贵实业实为实习实事实体实力实在实地实录实战实施实物实现实用实行实话实质实践实际实验' +
  '审判审定审批审查审核审理审美审计审议审讯客人客厅客商客场客店客户客气客观客车客运宣传宣告宣布宣扬宣称宣言宣读室内宦官宪政' +
  '宪法宫中宫城宫墙宫女宫廷宫殿宫灯宫里宫门宰相害怕害死害虫宴会宴请家中家乡家人家伙家具家务家园家境家属家庭家当家族家电家畜' +
  '家里家长家门容器容忍容易容纳容许容貌容量宽大宽容宽广宽度宽阔宾客宾馆宿舍寂寞寂静寄托寄生密切密封密布密度密码密集富于富人' +
  '富含富户富有富裕富贵寒冷寒意寒风察看察觉寡头寡妇对了对于对付对准对华对口对外对峙对应对待对手对抗对敌对方对此对比对照对称' +
  '对立对策对联对话对象对面寺庙寺院寻常寻思寻找寻求导向导师导弹导游导演导管导致导航寿命封建封锁封闭封面射击射程射线射门将军' +
  '将士将来将要将近将领尊严尊敬尊重小事小于小人小儿小区小厮小吃小型小城小声小姐小子小孔小字小学小孩小将小小小屋小岛小康小弟' +
  '小心小时小米小组小腹小船小说小贝小路小雨小麦小龙少于少女少妇少将少年少数少林少爷少见少量尖椒尖锐尚书尚无尚有尚未尝试尤为' +
  '尤其就业就医就是就此就算就要就让就读尴尬尸体尸身尸首尺寸尺度尼姑尽力尽头尽快尽情尽数尽早尽管尽量尾巴尾鳍局势局部局长局限' +
  '局面屁股层层层次层面居于居住居多居民居然屈原屈服届时屋子屋脊屋里屋顶屏幕屏障屏风展出展开展现展示展览属下属于属性屠杀履行' +
  '屯田山上山下山东山中山体山前山区山南山口山地山坡山头山寨山峰山川山林山水山河山洞山珍山石山脉山西山谷山路山道山里山镇山间' +
  '山顶山麓岁月岂能岗位岛上岛屿岩层岩洞岩浆岩石岭子岳父岳飞岸上岸边峡谷峨嵋峭壁崇尚崇拜崇祯崇高崛起崩溃崭新嵩山巍峨州府州长' +
  '巡抚巡逻工业工人工会工作工兵工具工农工匠工厂工商工地工场工夫工序工程工艺工资工部左侧左右左手左派左翼左臂左边巧妙巨响巨大' +
  '巨头巨幅巨石巨额巩固巫山差别差异差点差距已成已有已然已知已经巴掌巴蜀巴西巴黎市内市区市场市委市容市政市民市级市里市镇市长' +
  '布什布局布朗布满布置师傅师兄师哥师团师妹师娘师弟师徒师母师父师生师范师长希望希腊帐篷帝制帝国帝王带上带兵带到带动带回带头' +
  '带有带来带给带走带领帮主帮助帮忙帮手常人常住常务常委常常常年常德常数常有常用常绿常见常规常设常识常驻帽子幅度幕僚干事干净' +
  '干吗干扰干旱干活干流干涉干燥干线干脆干部干预平儿平原平反平台平和平地平均平坦平安平定平常平息平日平时平板平民平津平生平稳' +
  '平等平米平行平衡平静平面年产年代年份年内年初年前年均年头年底年度年末年级年纪年薪年轻年间年龄并且并入并列并未并肩并行并购' +
  '并非幸亏幸好幸福幸运幻想幼年幼虫幽默广东广义广告广场广大广州广布广播广泛广西广阔庄严庄子庄家庄稼庄重庆典庆祝床上序列序幕' +
  '庐山应付应力应变应城应届应当应急应有应用应聘应试应该底下底层底部店里店铺庞大废墟废弃废物废除度假度过座位座谈庭长康复康熙' +
  '庸俗廉价延伸延安延续延长廷杖建于建交建制建国建工建平建成建有建材建立建筑建议建设建起建造建都开业开会开出开创开办开去开发' +
  '开口开启开国开头开始开封开局开展开工开幕开心开拓开挖开支开放开来开端开罗开花开设开车开辟开通开采开门开阔开除异常异议弃权' +
  '弊端弓箭引入引力引发引导引桥引用引起引进引领弘扬弟兄弟子弟弟张大张宁张开张贴张飞弥漫弥补弧形弯曲弯腰弱点弹劾弹头弹性弹药' +
  '强制强力强劲强势强化强占强大强度强烈强盗强盛强行强调强迫归于归属归来归纳归结归还当下当中当今当代当作当做当儿当先当兵当初' +
  '当前当即当地当场当天当局当年当成当日当时当晚当然当真当着当选当面录取录用彝族形似形制形势形容形式形态形成形状形象彩画彩绘' +
  '彩色彩陶影响影子影片影视彻底彼此往事往前往后往常往年往往往日往来往返征收征服征求征集径流径直待遇很多很大很小很少很快律师' +
  '徐州徒弟得以得出得分得到得力得名得意得来得知得罪徘徊御史御道御驾循环微小微弱微微微波微笑微观微软德军德国德安心上心中心头' +
  '心底心念心态心思心情心惊心想心意心愿心灵心理心疼心目心神心肠心脏心腹心血心跳心里必备必定必将必然必要必读必需必须忍受忍耐' +
  '志愿忘记忙碌忠实忠心忠诚忧虑快乐快快快步快活快照快要快速念头忽地忽然忽略忽视怀中怀孕怀念怀抱怀疑怀着怀里态势态度怎么怎地' +
  '怎样怒气怒火思念思想思潮思索思维思考思路急于急促急切急剧急忙急性急流急速急需怦怦性别性命性子性情性格性状性能性质怪异怪物' +
  '总之总会总体总共总兵总和总局总得总数总是总理总监总督总称总算总管总结总统总裁总计总部总量总长总队总额恋爱恐怕恐怖恐惧恒山' +
  '恒星恢复恩师恩施恭敬恰好恰当恰恰恶人恶劣恶化恶心恶性恼怒悄悄悠久患者悬崖悬挂悬殊悲伤悲剧悲哀悲惨悲愤悲痛情人情况情势情形' +
  '情感情愿情报情景情绪情节惊人惊动惊叫惊呼惊喜惊奇惊异惊恐惊慌惊讶惊醒惟一惟有惧怕惨案惨重惩罚惭愧惯例惯性想像想到想必想想' +
  '想来想法想着想要想象想起愈发愈合愉快意义意味意图意境意外意志意思意愿意旨意杨意见意识愕然愚蠢感冒感到感动感受感叹感应感情' +
  '感慨感染感激感觉感谢愤怒愤慨愿意愿望慈善慈禧慌乱慌忙慎重慕容慢性慢慢慰问慷慨懂得戏剧戏曲成为成书成交成人成分成功成化成员' +
  '成因成型成就成年成排成效成本成果成熟成立成绩成虫成都成长我们我会我军我国我家我校我省我行戒严戒指或是或者或许战乱战争战事' +
  '战俘战区战友战后战国战场战士战备战役战斗战术战机战死战火战略战线战绩战胜战舰战败战车战马截止截至户口户籍户部房中房价房县' +
  '房基房子房屋房里房门房间所以所在所学所属所得所指所有所用所知所致所说所谓所长扇子手上手下手中手势手工手帕手持手指手掌手术' +
  '手机手枪手段手法手续手脚手腕手臂手艺手足手里才能扎实打下打仗打倒打入打出打击打印打发打听打工打开打扮打扰打断打架打死打着' +
  '打破打算打败打造打量执掌执政执法执行扩充扩大扩展扩建扩张扩散扫描扬州扭曲扭转扮演扶持扶贫批准批判批发批复批次批评批量找出' +
  '找到承包承受承担承认承诺技工技巧技术技能技艺抉择把头把握抑制抒情抓住抓好抓紧抓起投产投入投向投奔投放投机投票投诉投资投身' +
  '投降抗争抗体抗击抗原抗战抗拒抗敌抗日抗衡抗议折合折子折射折断折磨折腾抚摸抛弃抢先抢劫抢救护卫护士护理护送报上报仇报刊报名' +
  '报告报复报答报纸报考报道报酬抨击披露抬头抬起抬高抱住抱怨抵制抵御抵抗抵挡抵触抵达抽出抽屉抽烟抽象拂尘担任担保担子担当担心' +
  '担忧担负拆开拆除拇指拈阄拉开拉美拉萨拍卖拍手拍拍拍摄拐杖拒绝拓展拓跋拔出拖延拚命招办招呼招商招待招手招收招数招架招标招生' +
  '招聘拜见拜访拟定拥戴拥护拥挤拥有拦住拦截拨款拯救拱手拳头拼命拾荒拿下拿出拿到拿来持久持有持续持股指令指出指南指向指头指定' +
  '指导指引指挥指数指明指望指标指点指甲指着指示指责按住按摩按时按照挑战挑起挑选挖掘挡住挣扎挥动挥手挥舞挪威挫折振兴振动振奋' +
  '挺进挽回挽救捍卫捐款捕捉捕捞捕食捕鱼损伤损坏损失损害损耗换上换取据悉据此据说捷克掀开掀起授予授权掌声掌握掌柜掌法掌管掌门' +
  '掏出排出排列排名排放排斥排水排长排队排除掠夺掠过探明探春探测探索探花探讨探险接到接受接口接应接待接收接替接着接管接纳接见' +
  '接触接过接近接连控制控告控股推举推出推力推动推向推广推开推拿推断推测推理推算推翻推荐推行推进推迟推送推销掩护掩盖掩饰措施' +
  '描写描绘描述提交提供提倡提出提到提前提升提及提取提名提拔提案提督提示提议提请提起提醒提问提防提高插入握住揭发揭开揭示揭露' +
  '援助搅拌搏斗搜狐搜狗搜索搜集搞好搞笑搭配携带携手摄影摆动摆在摆手摆脱摇头摇晃摊开摔倒摘要摧毁摩擦摸索撇开撞击撤出撤离撤退' +
  '撤销播放播种撰写擅自擅长操作操心操纵操练擒拿攀升支付支出支持支援支撑支柱支流支部支配支队收入收到收取收回收复收拾收支收敛' +
  '收益收缩收获收藏收购收费收集改为改制改变改名改善改建改成改称改组改编改良改装改进改造改革攻克攻入攻关攻击攻势攻占攻打攻破' +
  '攻读放下放入放出放到放在放声放大放射放开放弃放心放手放松放火放置放过政事政体政党政制政务政协政变政委政局政府政权政治政法' +
  '政策故乡故事故城故宫故居故意故道故里故障效力效应效果效率效益敌人敌军敌后敌对敌手敌方敏感敏捷敏锐救人救助救命救国救援救济' +
  '救灾教主教义教会教堂教学教室教导教师教徒教授教材教派教皇教练教育教训敞开敢于散发散布散文敦煌敬重数万数丈数值数十数千数字' +
  '数学数年数据数日数月数次数百数目数码数量数额整个整体整修整合整天整数整整整治整理整顿整齐文书文人文件文体文凭文化文华文字' +
  '文学文官文库文教文明文武文物文献文科文章文艺文集文革斗争斗拱料到料想料理斩首断定断层断绝断裂新人新兴新华新型新城新堤新增' +
  '新娘新婚新年新建新式新政新教新月新河新浪新港新版新生新疆新郎新闻新风新高新鲜方丈方位方便方可方向方式方形方才方案方法方略' +
  '方程方言方针方面施主施加施展施工施行旁人旁听旁边旅客旅游旅行旅馆旋律旋转旋风族人旗下旗帜无不无人无从无以无偿无关无力无可' +
  '无声无处无奈无尘无异无形无情无意无效无数无比无法无用无疑无知无穷无线无耻无聊无能无色无论无辜无锡无限无需无非无须既有既然' +
  '日元日军日出日前日历日后日夜日子日常日志日报日方日月日期日本日渐日照日用日益日记日趋旧址旨在旨意早上早就早已早年早日早早' +
  '早晚早晨早期早知时代时任时候时光时分时刻时尚时常时报时时时期时机时空时而时节时说时辰时间旷野旺盛昂贵昆仑昆明昆虫明亮明代' +
  '明儿明天明年明教明日明明明星明显明朝明末明清明珠明白明知明确昏迷易于昔日星云星光星宿星星星期星球星系星级春天春季春秋春节' +
  '昨夜昨天昨日昨晚是从是否是非昼夜显出显得显然显现显示显著显赫显露晃动晋升晓得晚上晚会晚年晚期晚辈晚饭普及普查普通普遍景区' +
  '景点景色景观景象晶体晶石智利智力智慧智能暂且暂停暂时暗中暗器暗想暗暗暗示暗自暴力暴动暴行暴雨暴露曙光曝光曲折曲线曲调更为' +
  '更加更名更好更换更改更新更是曹操曹禺曾经替代替换最为最低最佳最先最初最后最大最好最小最少最强最快最新最早最深最终最近最长' +
  '最高月亮月份月光月初月底月球月经月薪有事有些有人有余有关有利有力有功有名有如有害有序有待有意有所有效有无有时有望有机有权' +
  '有毒有点有理有用有益有着有趣有钱有限朋友服从服侍服务服役服用服装服饰望去望望望见朝代朝廷朝政朝着朝阳朝鲜期待期望期货期间' +
  '期限朦胧木匠木头木工木材木板木雕未免未尝未必未曾未有未来未知未经未能末年末期末端本书本事本人本国本土本地本届本市本性本意' +
  '本报本文本月本来本次本版本省本科本章本级本能本质本身本部本领术语朱德朱红朴实朴素机会机体机关机制机动机器机场机密机床机构' +
  '机枪机械机理机电机票机组机翼机能机身机遇杀人杀伤杀害杀手杀死杂志杂种杂质权利权力权势权威权益权限杆菌杉木李俊李娜李家李逵' +
  '李鹏材料村子村庄村民村里村长杜甫杜绝杜鹃束缚条件条例条款条约来临来信来到来历来回来往来得来时来源来看来自来讲来访来说杨柳' +
  '杭州杭汉杯子杰出松树松软板块板栗极为极了极其极力极大极好极少极度极端极致极限构件构建构成构筑构造枕头林业林中林冲林区林子' +
  '林彪林木林立果实果断果树果然果真枢纽枪声架子架设柏林某个某些某人某某某种柑橘染料柔和柔软查出查处查明查看查询柱子柴油柴禾' +
  '标准标志标本标记标语标题栏杆栏目树上树叶树干树木树林树枝树皮树种树立树脂栖息校区校名校园校外校长样品样子样式核心核桃核电' +
  '根据根本根源格外格局格式栽培桂林桂花桃花框架案件案例案子案情桌上桌子档案档次桥梁桥面梁山梅子梅花梦想检举检察检查检测检验' +
  '棉花棋盘棍子森工森林棺材椅子植株植物植被楚国楚王楠木楼上楼下楼梯概况概念概括概率概览概论概述榜样榜眼榨菜槐树模仿模块模型' +
  '模式模拟模样模糊模范横向横扫横贯横跨橡胶次之次年次数次日欢乐欢呼欢喜欢迎欣慰欣赏欧元欧洲欧盟欲望欺侮欺负欺骗歌剧歌唱歌声' +
  '歌曲歌舞歌颂正中正义正值正在正好正宗正常正式正当正文正是正月正桥正直正确正经正统正要正规正说正门正面此举此书此事此人此刻' +
  '此前此后此地此处此外此时此次此类此言此间步伐步入步兵步枪步行步骤武力武功武器武士武官武将武昌武术武松武林武汉武艺武装武警' +
  '武陵歧视死亡死伤死刑死去死尸死活死者歼敌歼灭殊死残余残忍残留残疾残酷殖民殡葬殿下殿内殿试毁灭毅然母亲母子母本每个每人每周' +
  '每天每年每当每日每月每次每股每逢毒品毒性毒手毒物毒素毒药毒蛇比作比例比分比如比拟比武比率比赛比起比较比重毕业毕竟毛尖毛巾' +
  '毛病毫不毫克毫无毫米氏族民主民事民众民俗民兵民办民国民工民政民族民歌民生民用民航民营民警民间气体气候气势气味气息气愤气概' +
  '气氛气派气流气温气血气象气质氛围氧化氧气氨基水上水下水中水乡水产水位水准水分水利水力水土水域水平水库水底水手水文水晶水果' +
  '水泥水泵水流水深水温水源水生水电水稻水系水能水质水路水运水量水陆水面永不永久永乐永安永恒永远求助求得求知求职求解汇合汇报' +
  '汇率汇票汇集汉中汉人汉代汉口汉堡汉奸汉子汉字汉川汉文汉族汉水汉江汉语汉阳汗水汛期江中江北江南江夏江山江水江汉江河江淮江湖' +
  '江苏江西江豚江陵江青江面池塘池河污染污水汽水汽车汽配沈阳沉吟沉思沉浸沉淀沉着沉积沉重沉默沔阳沙丘沙僧沙发沙市沙湖沙滩沙漠' +
  '沙皇沟通没事没收没有没法没用沦为沧海沮丧河北河南河口河床河段河水河流河网河蟹河西河谷河边河道沸点油料油桐油漆油田油画油脂' +
  '油茶治国治安治所治权治理治疗治病沼泽沿岸沿江沿河沿海沿用沿着沿线沿途沿革泄漏泄露泉州泉水泊位法人法令法典法则法制法国法子' +
  '法学法官法定法庭法律法案法治法王法规法语法院泛滥泡沫波兰波动波斯波长泥土泥沙注入注册注定注射注意注视注释注重泪水泰国泰山' +
  '洁白洋人洋芋洗澡洗礼洛阳洞口洞穴津贴洪山洪武洪水洪湖活人活儿活力活动活塞活性活泼活活活着活跃洼地派兵派出派别派遣流下流亡' +
  '流传流体流入流出流动流向流域流失流氓流水流泪流派流畅流程流经流芳流血流行流贼流通流量流露浅水测定测试测量测验济南浏览浑厚' +
  '浑身浓厚浓度浓缩浓郁浙江浠水浪漫浪潮浪费浮肿浮雕海上海产海关海军海区海南海口海域海外海岸海峡海底海战海拔海水海洋海港海湾' +
  '海滨海滩海瑞海盗海藻海边海运海里海面涂料消化消失消息消极消毒消灭消耗消费消除涉及涌出涌现涡轮涨停涨幅液体液压液晶涵盖淀粉' +
  '淘汰淡水淡淡淤泥淤积淮南淮河深入深切深刻深化深厚深受深圳深处深夜深山深度深情深感深沉深深深知深远混乱混合混战淹没添加清亮' +
  '清代清兵清军清初清华清宫清廷清新清晨清晰清朝清末清楚清水清江清洁清洗清澈清炖清理清脆清蒸清醒清除清风渊源渐渐渔业渔场渔民' +
  '渗透渠道渡江渡过渤海温和温州温差温带温度温暖温柔温泉港口港澳渴望游人游客游戏游泳游牧游离游行游览湖北湖区湖南湖广湖水湖泊' +
  '湖西湖边湖面湘西湘鄂湿地湿润源于源头源泉溶于溶剂溶液溶解滋味滋润滑稽滚动滚滚满地满怀满意满族满洲满清满脸满腔满足滥用滨海' +
  '漂亮漆黑漏洞演习演出演化演变演员演唱演奏演练演讲演说漕运漫长潇洒潇湘潜力潜在潜水潜江潜艇潮水潮流潮湿潼关澄清澳门激光激动' +
  '激励激发激怒激情激战激昂激流激烈激素激起瀑布灌木灌溉火候火光火力火器火山火把火星火灾火炬火炮火烧火焰火箭火药火车火锅灭亡' +
  '灭绝灯光灯火灯笼灰尘灰色灵柩灵活灵魂灾区灾害灾难灿烂炉子炎帝炎热炎症炒作炒米炒菜炮兵炮塔炮声炮弹炮火炸弹炸药点亮点儿点头' +
  '点滴点燃点着点缀点评烈士烈火烟台烟草烟雾烦恼烦躁烧毁烧烤烧饼热带热心热情热水热泪热潮热点热烈热爱热线热量热门热闹烹制烹调' +
  '烹饪焚烧焦急焦点焦虑然后然而煤炭煤矿照例照射照料照明照样照片照耀照顾熔点熟人熟悉熟练燃料燃烧燕京燕子燕山爆发爆炸爱国爱好' +
  '爱心爱情爱护父亲父子父母爷爷爸爸爹爹片刻片面版图版本版权牌坊牌子牌楼牙齿牛奶牛肉牛车牛顿牡丹牢固牢牢牧业牧场物产物件物价' +
  '物体物力物品物流物理物种物质物资牲口牲畜牵制牵引牵扯牵连特产特别特务特区特地特定特征特性特意特有特权特殊特点特种特级特色' +
  '特长牺牲犯人犯罪犯规状元状况状态犹如犹豫狂热狠狠狩猎独具独家独有独特独立独自独裁狭义狭小狭窄狮子狱中狼狈猛地猛烈猛然猜想' +
  '猜测猪肉献策献给猴子率先率领玉器玉石玉米玉音王位王八王公王国王子王室王家王府王朝王爷玩具玩笑玫瑰环保环境环球环绕环节现今' +
  '现代现任现出现在现场现存现实现已现役现成现有现状现行现象现金玻璃珊瑚珍品珍惜珍珠珍稀珍贵珞狮珠宝珠江班子班长球员球场球迷' +
  '球队理事理会理学理工理应理念理性理想理智理由理睬理解理论理财琉璃琢磨琴台琵琶瑞典瑞士瑶族瓜分瓜子瓦屋瓦解瓷器甘心甘泉甘肃' +
  '甘蔗甚为甚么甚至甜蜜甜酒生于生产生出生前生动生命生存生平生态生怕生性生息生意生成生效生日生机生死生殖生母生气生活生涯生源' +
  '生物生猪生理生病生育生长用于用人用以用作用兵用力用品用心用意用户用来用水用药用途田地田径由于由此甲板甲鱼申报申花申诉申请' +
  '电信电力电压电台电器电场电子电影电报电机电极电梯电气电池电流电源电磁电脑电荷电视电话电路男人男女男子男孩男性男生画像画家' +
  '画面畅销界岭界限畏惧留下留在留学留守留心留意留给畜牧畜生略有畸形疆域疑心疑惑疑问疑难疗效疗法疙瘩疯子疯狂疲劳疲惫疼痛疾病' +
  '病人病例病变病因病情病房病死病毒病理症状痕迹痛哭痛快痛苦瘫痪癌症登上登台登基登山登录登时登记登陆白人白发白天白宫白布白族' +
  '白白白石白色白莲白衣白雪白领白马百万百姓百官百年百度百科百花的确的话皇上皇位皇后皇城皇室皇宫皇家皇帝皇族皇权皇爷皮子皮肤' +
  '皮革皮鞋皱眉皱纹盆地盈利盈盈监利监察监护监控监测监狱监督监禁监管监视盒子盗墓盗版盘子盘旋盘算盛产盛大盛开盛行盟主目光目前' +
  '目录目标目的目睹盲目直到直奔直属直径直接直播直立直线直至直言直辖直达直通直隶相互相交相会相传相似相信相公相关相助相反相同' +
  '相处相对相差相应相当相接相救相望相机相比相符相等相继相聚相见相识相貌相距相近相连相通相遇相邻盼望省份省会省内省区省城省外' +
  '省委省市省直省级省长眉头眉毛看书看似看作看出看到看好看守看待看成看望看来看法看清看病看看看着看见看过看重真个真人真实真心' +
  '真是真正真理真的真相真空真菌真诚眼下眼中眼光眼前眼泪眼球眼皮眼看眼眶眼睛眼神眼色眼见眼里眼镜着力着地着实着急着想着手着眼' +
  '着重着陆睡眠睡着睡觉督察瞄准瞎子瞧瞧瞧见瞩目瞬间瞻仰矛头矛盾知县知名知府知晓知觉知识知足知道短信短暂短期短短短缺石兽石刻' +
  '石化石器石块石墨石壁石头石子石板石林石柱石桥石油石湖石灰石狮石碑石窟石膏石英石门石首矿产矿冶矿山矿床矿物矿石矿藏码头砂土' +
  '研制研发研究研讨破产破坏破旧破碎破裂破译硕士硫酸硬件硬度硬是确保确切确定确实确有确立确认碎片碰上碰到碰撞碱性磁场磁性磋商' +
  '磕头示威示意示范礼仪礼堂礼物礼貌礼部社会社区社团社稷社长祈祷祖先祖国祖宗祖师祖父祝贺神仙神位神农神功神圣神奇神学神州神庙' +
  '神往神态神情神气神秘神经神色神话神道神龙祠堂票价祭天祭祀禀告禀报禁区禁地禁忌禁止福临福利福州福建福晋离去离婚离子离开秀丽' +
  '秀才私下私人私信私有私营秋天秋季种子种族种植种种种类科举科学科技科比科目科研科长秘书秘密秘鲁租界秦岭秦汉秩序秭归积分积极' +
  '积温积累积蓄积雪称为称作称号称呼称帝称谓称赞移交移动移居移植移民稀少稀有稀饭程序程度稍微稍稍税务税收稳定稳步稻谷穴道究竟' +
  '穷人空中空军空前空气空白空虚空调空运空间空降穿越穿过突出突击突厥突发突变突围突然突破窑洞窗口窗外窗户立下立体立刻立即立场' +
  '立方立时立法立足立项立马站住站立站长竞争竞技竞赛竞选竟敢竟是竟然章程竣工童子童年竭力端的端门竹溪笑声笑容笑笑笑脸笑话笔架' +
  '笔直笔者笔记符号符合第一第七第三第九第二第五第八第六第四笼络笼罩等于等候等到等待等等等级筋斗筑城筑成答复答应答案答话答道' +
  '答问答题策划策略筷子筹划筹备筹建签名签字签约签署签订签证简介简化简单简历简易简直简称算了算是算术算法管制管家管理管辖管道' +
  '箱子篮板篮球簇拥米兰米格米粉米饭类似类别类型粉末粉碎粒子粗大粗糙粘膜粮食精兵精力精华精品精子精密精巧精度精彩精心精明精湛' +
  '精确精神精细精美精致精英精选精通精锐糊涂糍粑糟糕糯米系列系数系统紊乱素有素来素质索尼索性紧密紧张紧急紧紧紧迫紧闭紫色累计' +
  '繁华繁多繁忙繁殖繁琐繁茂繁荣繁衍繁重纠正纠纷纠缠红军红土红墙红外红旗红楼红烧红色红花红薯纤维约定约束约翰级别级差纪录纪律' +
  '纪念纬度纯属纯正纯碱纯粹纲领纳什纳入纳粹纳闷纵横纵深纵然纵贯纵身纷纷纸坊纹饰纺织纽约线性线索线路练习练兵组分组合组建组成' +
  '组织组长细小细心细看细细细胞细腻细致细节细菌细长终于终年终止终点终生终究终端终结终身绍兴经书经典经历经受经商经常经济经理' +
  '经脉经营经贸经费经过经验结交结合结婚结实结局结成结晶结束结构结果结算结论结识绕过绘制绘画给予给出绝不绝对绝情绝技绝无绝望' +
  '统一统帅统治统率统称统筹统统统计统辖统领继位继承继续继而绳子绳索维修维护维持绵延综合绿化绿色绿萼绿豆缅甸缓和缓慢缓缓缓解' +
  '缔结编写编制编剧编号编成编纂编织编辑编钟编队缘故缘由缝隙缩小缩短缴纳缺乏缺口缺少缺点缺陷罐子网上网友网民网球网站网络网页' +
  '罕见罗刹罗田罗马罚款罢了罢免罢工罪名罪恶罪犯罪行置于羁縻羊毛羊皮羊肉美丽美元美军美味美国美女美好美学美容美术美洲美誉美貌' +
  '美食羟基羡慕群众群体群岛群臣群雄羽毛翅膀翌年翻修翻译翻身翻过耀眼老人老兄老公老大老夫老头老妇老婆老子老实老家老山老师老年' +
  '老弟老总老板老汉老爷老者老营老虎老衲老鼠考上考卷考取考古考场考察考查考核考生考研考虑考证考试考验而且而后而已而是而立而言' +
  '而论耐心耕作耕地耕种耗费耳光耳朵耳边耶稣耽搁耽误聊天职业职位职务职司职员职官职工职权职称职能职责联军联合联名联姻联想联手' +
  '联盟联系联络联赛联通联邦联队聘请聚会聚合聚居聚集聪明肃穆肆意肉体肉类肌肉肌肤肚子肚里肝脏肠子股东股价股份股市股指股本股权' +
  '股票肢体肥料肥沃肥胖肩上肩头肩膀肯定育才肿瘤胆子胆敢背上背叛背后背影背心背景背部背面胎儿胖子胚胎胜任胜利胜地胜负胜过胜迹' +
  '胡乱胡同胡子胡涂胡说胡闹胳膊胸中胸前胸口胸脯胸膛胸部能力能否能够能源能量脂肪脆弱脉冲脑子脑海脑袋脖子脚下脚本脚步脱手脱离' +
  '脱落脱身脸上脸红脸色脸颊脾气腊肉腐朽腐蚀腐败腰间腹中腹地腹部膝盖膨胀臣民自主自从自信自动自卫自发自古自如自学自家自尽自己' +
  '自带自幼自愿自成自我自有自杀自来自此自治自然自由自知自称自立自给自行自觉自豪自身至于至今至尊至少至此致使致力致命致富致远' +
  '舅舅舆论舌头舍得舒服舒适舞台舞美舞蹈航天航母航海航班航程航空航线航行航运航速航道般地般的舰船舰艇舰载舰队舵主船上船只船头' +
  '船舶船长船队良久良好良心良性艰巨艰苦艰难色彩色素色酚艺人艺术节制节奏节日节点节目节省节约芙蓉芦花芦苇芬兰芯片花卉花园花朵' +
  '花样花瓣花生花纹花色花费花钱苇席苍白苏丹苏军苏区苏州苏联苗族若干若非苦头苦恼苦笑苦苦苦难英俊英军英勇英国英才英文英语英超' +
  '英雄苹果茂密范围范畴范蠡茅屋茫然茫茫茯苓茶叶茶馆荆东荆州荆江荆门草丛草原草地草场草案草甸荒凉荒唐荒漠荒谬荣禄荣耀荣获荣誉' +
  '药品药师药店药材药物药用荷兰荷叶荷花莫大莫非莲子莲花莲蓬获准获取获奖获得获悉获胜菊花菜系菜肴菩萨菱形菱花萌芽萎缩萤石营业' +
  '营养营地营建营救营造营销营长落下落入落到落叶落后落地落实落成著作著名著称著述葡萄董事葫芦蒙古蒲圻蒸发蒸汽蓝天蓝色蓦地蓬勃' +
  '蔓延蔬菜蕴藏薄弱薪水薪酬藏族藻井蘑菇虔诚虚假虚弱虚拟虽然虽说蚕豆蚯蚓蛋壳蛋白蜈蚣蜡烛蜿蜒蝴蝶融入融合融资螺旋蟠龙血压血液' +
  '血管血缘血腥行业行为行事行人行使行军行列行动行径行情行政行星行李行省行礼行程行者行走行进行长行驶衔接街上街坊街头街道衙署' +
  '衙门衡山衡量衣服衣衫衣袖衣裳衣襟补偿补充补给补贴表决表哥表层表彰表态表情表明表演表现表示表达表述表面衰老衰落衰退袖子被俘' +
  '被动被叫被告被子被捕被迫袭击裁决裁判裁员装修装备装有装甲装置装饰裤子裸露褐色褶皱襄州襄樊襄阳西亚西侧西北西南西周西城西域' +
  '西夏西安西山西岸西方西晋西欧西汉西江西洋西湖西瓜西藏西路西边西部西门西面要么要命要害要是要死要求要点要素要紧要说覆盖见于' +
  '见到见得见方见解见证见识见长见面观众观光观察观念观望观测观点观看观赏观音规划规则规定规律规格规模规矩规章规范视为视力视察' +
  '视线视觉视角视野视频觉察觉得觉悟觉醒角度角色角落角逐解体解决解剖解开解放解救解散解析解毒解答解脱解读解释解除触及言行言论' +
  '言语誉为警卫警告警官警察警惕警戒警方譬如计划计算计较计量订立认为认出认可认同认定认得认真认知认证认识讨厌讨好讨论训练议事' +
  '议会议员议和议案议程议论议题讯息记住记录记得记忆记者记载记述讲座讲求讲究讲解讲话讲述许可许多许家论坛论文论断论点论证论述' +
  '论题讽刺设在设备设定设想设施设有设法设立设置设计访谈访问证书证券证实证据证明评为评价评估评审评论评选识别诉讼诊断词典词条' +
  '词汇诏书诏令译成试卷试图试探试点试用试试试题试飞试验诗人诗文诗歌诗篇诗词诗集诚信话剧话语话音话题诞生诡异诡计询问该书该市' +
  '该当该是该机该校该车详情详细诧异语文语族语气语法语系语言语音误会误差误解诱惑说出说好说完说明说服说来说法说话说起说道请安' +
  '请愿请教请来请求请示请问诸位诸侯诸国诸多诸如诸州读书读完读者课堂课本课目课程课题谁知调制调剂调动调和调控调整调查调研调节' +
  '调解谈判谈到谈论谈话谈谈谋求谢恩谢谢谣言谨慎谴责谷地谷物豆腐豌豆象征象是豪华豪杰贝尔负担负责负面贡献财产财力财务财富财年' +
  '财政财物财经责任责备贤弟贤良败坏账户货币货物货运质地质疑质询质量贩卖贪婪贪污贫困贫富贫寒贫民贫穷贫苦贫血贬值购买购物贮存' +
  '贮藏贯彻贯穿贯通贴金贵人贵妃贵宾贵州贵族贷款贸易贸然费用贿赂资产资助资料资本资格资深资源资讯资费资金赋予赋税赌博赏赐赔偿' +
  '赚钱赛事赛后赛场赛季赞叹赞同赞成赞扬赞美赞赏赠送赢得赤壁赤道赫然走上走出走势走向走廊走来走狗走私走访走路走过走近走进赵家' +
  '赶上赶到赶回赶忙赶快赶来赶着赶紧起义起伏起兵起初起到起床起来起步起源起火起点起码起草起诉起身起飞趁机趁着超出超市超级超越' +
  '超过越南越发越国越是趋于趋势趋向足以足协足够足球趴在跃上跃出跃起距离跟上跟前跟着跟踪跟随跨度跨越跪下跪倒路上路口路子路径' +
  '路桥路灯路线路边路过路面跳出跳动跳槽跳跃跻身踌躇踏上踏实踪迹蹂躏身上身为身亡身份身体身分身受身后身子身形身影身心身手身披' +
  '身旁身材身法身着身穿身躯身边身高躬身躯体躲避车上车体车厢车子车牌车程车站车辆车间轨迹轨道转为转入转动转化转发转变转向转型' +
  '转头转念转折转换转移转而转让转身转过转运轮廓轮流轮番轮船软件软弱轰动轰炸轻型轻声轻工轻微轻易轻松轻视轻轻轻重载体载荷载重' +
  '轿子轿车较为较大较差较量辅助辅导辈出辈子辉煌辐射输入输出输电输送辖区辛勤辛苦辞去辞职辣味辣椒辨认辩护辩论辫子边上边区边境' +
  '边界边疆边缘边防辽东辽宁达到达成迁徙迁移迁都迄今迅猛迅速过于过人过儿过分过剩过去过后过境过年过度过往过敏过早过来过渡过滤' +
  '过程迈出迈进迎宾迎战迎接迎来迎面运作运力运动运气运河运用运算运营运行运转运载运输运送近乎近代近似近年近日近期近来近海返回' +
  '还原还好还是还有还要这个这么这些这件这份这位这儿这回这场这块这天这家这时这本这样这次这点这种这笔这般这话这边这部这里这项' +
  '进京进修进入进兵进军进出进化进去进发进口进城进士进宫进展进攻进来进步进深进球进程进而进行进门进驻远东远去远处远安远征远离' +
  '远程远远远销违反违法违背违规连同连声连夜连年连忙连接连续连连连锁连长迟早迟疑迟迟迫使迫切迫害迷人迷信迷恋迷惑迹象追击追加' +
  '追求追溯追究追赶追逐追问追随退休退出退化退却退回退役送到送往送来送给适中适于适合适宜适应适度适当适才适时适用逃亡逃出逃命' +
  '逃脱逃走逃跑逃避选举选任选出选区选定选手选拔选择选民选用选票选集选项透明透过透露逐年逐步逐渐递增递给途中途径通俗通信通向' +
  '通商通天通常通往通报通用通知通称通红通航通行通衢通讯通话通车通达通过通道通风通高逝世速度速率造价造反造型造就造成造林造纸' +
  '造船造诣逮捕逻辑逼近遇上遇到遇见遍及遍地遍布遏制道人道光道具道士道德道教道歉道理道路道长遗产遗传遗体遗址遗憾遗漏遗留遗迹' +
  '遣使遥远遭到遭受遭遇遵守遵循避免避开避暑邀请那个那么那些那位那儿那大那天那年那日那时那末那条那样那次那种那边那里邮件邮政' +
  '邮电邻国邻居邻近郁闷郊区郎中郑克郑和郑州郑重郡主郧阳部下部件部位部分部委部属部族部类部署部落部长部门部队都城都市都督鄂东' +
  '鄂南鄂州鄂西配件配合配备配套配置酒家酒店酒杯酒楼酒精酝酿酸性酿成酿酒醒来采取采用采矿采纳采访采购采集释放里头里程里边里面' +
  '重任重伤重修重兵重力重型重复重大重庆重建重心重新重檐重点重用重申重组重要重视重重重量重镇重阳野人野兽野外野心野战野生野蛮' +
  '量子金丝金代金刚金台金嫣金属金平金星金殿金牌金牙金石金箔金色金花金融金轮金钱金银金陵金额金黄鉴于鉴别鉴定针对钟祥钢材钢琴' +
  '钢筋钢铁钥匙钦差钱币钻石钻进铁棒铁矿铁路铁链铁锅铭文银两银子银杏银行银鱼铸造铺设链接销售锅巴错误锦州锻炼镇上镇压镇定镇江' +
  '镇长镇静镖局镜头镜子长久长假长剑长叹长城长大长子长安长官长度长廊长征长春长期长江长沙长河长短长老长虹长袍长辈长远长途门上' +
  '门下门人门内门前门口门外门户门楼门槛门洞门票门窗门类门诊闪动闪烁闪电闪避闪闪闭会问世问候问起问道问问问题闯王闲暇闲话间接' +
  '间谍间隔闹事闺女闻到闻名阁下阅读阐明阐述队伍队友队员队长防务防卫防备防守防御防护防止防水防治防空防线防范阳光阳新阴影阴谋' +
  '阴道阴阳阵亡阵势阵地阵容阵法阵营阵阵阶层阶梯阶段阶级阻力阻拦阻挠阻挡阻止阻碍阿哥阿曼阿里附加附属附近陆上陆军陆地陆游陆续' +
  '陈列陈设陈述陌生降临降价降低降水降落限于限制限定限度陕北陕西陛下陡然院中院内院士院子院校院落院里院长院门除了除去除外除非' +
  '险些险恶陪伴陪同陵墓陶器陶瓷陷于陷入陷阱隆中隆庆隆起隆重隋唐隋朝随之随从随便随即随口随后随州随意随手随时随机随着随身隐居' +
  '隐形隐患隐瞒隐蔽隐藏隐身隐隐隔壁隔离障碍隧道隶属难以难免难受难度难得难忘难怪难民难过难道难题雄伟雄厚雄壮雅典集中集会集体' +
  '集合集团集成集结雇主雇佣雍正雕刻雕塑雨水雪山雪白雪花零件零售零星零点零食雷达需求需要震动震天震惊震撼震荡霎时露出露天青城' +
  '青岛青年青春青海青睐青铜青青静止静电静脉非但非凡非常非法非洲靠着靠近面上面临面具面前面包面向面子面孔面容面对面条面目面积' +
  '面粉面色面试面貌面部革命革新鞋子鞭子韩国音乐顶上顶端顶部项目项羽顺便顺利顺序顺手顺治顺着顽固顽强顽童顾及顾客顾源顾虑顾问' +
  '顿时颁发颁布预付预先预备预定预感预报预料预期预测预算预言预警预计预订预防领会领先领取领土领地领域领导领悟领教领袖频率频繁' +
  '频道频频颗粒题材题目颜色额外额头颠倒颤抖风俗风光风化风味风声风情风景风暴风格风气风水风波风流风貌风采风险风雨飞奔飞扬飞机' +
  '飞翔飞舞飞行飞跃食品食堂食性食指食欲食物食用食盐餐厅餐馆饥饿饭店饭碗饭菜饮料饮酒饮食饱和饲养饲料饿死馒头首位首先首创首届' +
  '首席首府首座首批首次首相首级首脑首要首辅首都首长首页首领首饰香味香山香料香气香港香烟香蕉马丁马上马克马刺马力马匹马夫马头' +
  '马来马背马良马路马蹄马车驯鹿驰名驱动驱逐驸马驻军驻华驻地驻外驻守驻扎驻足驾驶骂人骄傲骆驼验收验证骑兵骑士骑马骚扰骡子骨头' +
  '骨干骨骼骰子高三高中高举高于高亢高产高位高低高僧高兴高出高分高压高原高呼高地高声高处高大高尚高层高山高峰高度高悬高手高效' +
  '高新高明高校高档高涨高温高潮高程高空高端高等高粱高级高考高薪高速高陵高高鬼子魅力魏晋魔教鱼池鱼种鱼类鱼肚鱼苗鱼雷鲁迅鲜卑' +
  '鲜明鲜红鲜美鲜艳鲜花鲜血鲟鱼鳇鱼鸟瞰鸟类鸡蛋鸦片鸭子鸳鸯鹧鸪鹿角麋鹿麦子麻城麻布麻木麻烦麻袋黄冈黄土黄安黄家黄山黄州黄昏' +
  '黄沙黄河黄海黄石黄色黄花黄连黄金黄陂黄陵黄龙黎族黎明黑人黑夜黑客黑暗黑海黑白黑色黑衣黑陶黑鱼默默黯然鼓乐鼓励鼓吹鼓舞鼻子' +
  '鼻孔齐全齐名齐声龙亭龙大龙头龙泉龙袍龙门';
